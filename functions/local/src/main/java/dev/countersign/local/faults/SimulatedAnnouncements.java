package dev.countersign.local.faults;

import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.mailflow.Announcements;
import dev.countersign.mailflow.SesEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** The queue of what is announced again, as template.yaml makes it. */
final class SimulatedAnnouncements implements Announcements {
  private static final Duration VISIBILITY = Duration.ofSeconds(180);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int RECEIPTS = 720;

  private final FaultQueue queue;
  private final Tally tally;

  SimulatedAnnouncements(Clock clock, Random random, Tally tally) {
    this.queue = new FaultQueue(VISIBILITY, RECEIPTS, clock, random);
    this.tally = tally;
  }

  @Override
  public void again(SesEvent.Message message) {
    tally.add("messages that we announced again");
    queue.send(message, FIRST);
  }

  /** What can be received now. */
  Optional<Delivery> receive() {
    return queue.receive();
  }

  void delete(Delivery delivery) {
    queue.delete(delivery);
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }
}
