package dev.countersign.local.faults;

import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.mailflow.RelayQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** The relay queue as template.yaml makes it, with SQS's habit of delivering twice now and then. */
final class SimulatedQueue implements RelayQueue {
  private static final Duration VISIBILITY = Duration.ofSeconds(5400);
  private static final int RECEIPTS = 100;
  private static final int DUPLICATE_ONE_IN = 12;

  private final FaultQueue queue;
  private final Random random;
  private final Tally tally;
  private boolean reliable;

  SimulatedQueue(Clock clock, Random random, Tally tally) {
    this.queue = new FaultQueue(VISIBILITY, RECEIPTS, clock, random);
    this.random = random;
    this.tally = tally;
  }

  /** From now on everything comes once. */
  void reliable() {
    reliable = true;
  }

  @Override
  public void send(RelayRequest request) {
    queue.send(request, Duration.ZERO);
    if (!reliable && random.nextInt(DUPLICATE_ONE_IN) == 0) {
      tally.add("queue entry came twice");
      queue.send(request, Duration.ZERO);
    }
  }

  @Override
  public void defer(String receiptHandle, Duration delay) {
    queue.changeVisibility(receiptHandle, delay);
  }

  /** What can be received now. */
  Optional<Delivery> receive() {
    return queue.receive();
  }

  /** Deleting may fail too: then the entry comes again. */
  void delete(Delivery delivery) {
    if (reliable || random.nextInt(DUPLICATE_ONE_IN) != 0) {
      queue.delete(delivery);
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Entries that were received too often. */
  int dead() {
    return queue.dead();
  }
}
