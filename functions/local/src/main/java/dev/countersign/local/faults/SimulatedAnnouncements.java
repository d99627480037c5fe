package dev.countersign.local.faults;

import dev.countersign.core.lambda.Json;
import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.local.cloud.sqs.Message;
import dev.countersign.local.cloud.sqs.Queue;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import dev.countersign.local.cloud.sqs.QueueDepth;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.mailflow.Announcements;
import dev.countersign.mailflow.SesEvent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queue of what is announced again, as template.yaml makes it. */
final class SimulatedAnnouncements implements Announcements {
  private static final Duration VISIBILITY = Duration.ofSeconds(180);
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final int RECEIPTS = 720;

  private final Queue queue;
  private final Clock clock;
  private final Random random;
  private final Tally tally;

  SimulatedAnnouncements(Clock clock, Random random, Tally tally) {
    Queues queues = new Queues(URI.create("http://127.0.0.1"), "local", "0", clock);
    Queue dead = queues.create("dead", attributes(null));
    QueueAttributes.Redrive redrive = new QueueAttributes.Redrive(dead.arn(), RECEIPTS);
    this.queue = queues.create("announcements", attributes(redrive));
    this.clock = clock;
    this.random = random;
    this.tally = tally;
  }

  private static QueueAttributes attributes(QueueAttributes.@Nullable Redrive redrive) {
    return new QueueAttributes(
        VISIBILITY,
        Duration.ZERO,
        Duration.ofDays(4),
        Duration.ZERO,
        QueueAttributes.MAXIMUM_MESSAGE_SIZE,
        redrive);
  }

  @Override
  public void again(SesEvent.Message message) {
    tally.add("messages that we announced again");
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    queue.send(new Message(id, Json.write(message), Map.of(), "", clock.instant()), FIRST);
  }

  /** What can be received now. */
  Optional<Delivery> receive() {
    try {
      return queue.receive(1, VISIBILITY, Duration.ZERO).stream().findFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void delete(Delivery delivery) {
    queue.delete(delivery.receiptHandle());
  }

  boolean isEmpty() {
    return queue.depth().equals(new QueueDepth(0, 0, 0));
  }
}
