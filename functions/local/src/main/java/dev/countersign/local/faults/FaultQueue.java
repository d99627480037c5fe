package dev.countersign.local.faults;

import dev.countersign.core.lambda.Json;
import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.local.cloud.sqs.Message;
import dev.countersign.local.cloud.sqs.Queue;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import dev.countersign.local.cloud.sqs.QueueDepth;
import dev.countersign.local.cloud.sqs.Queues;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A queue of the local cloud with dead letters, whose identifiers a seed decides. */
final class FaultQueue {
  private final Queue queue;
  private final Queue deadLetters;
  private final Duration visibility;
  private final Clock clock;
  private final Random random;

  /**
   * @param visibility how long what was received is hidden
   * @param receipts how often something is received before it is a dead letter
   */
  FaultQueue(Duration visibility, int receipts, Clock clock, Random random) {
    Queues queues = new Queues(URI.create("http://127.0.0.1"), "local", "0", clock);
    this.visibility = visibility;
    this.deadLetters = queues.create("dead", attributes(null));
    this.queue =
        queues.create(
            "queue", attributes(new QueueAttributes.Redrive(deadLetters.arn(), receipts)));
    this.clock = clock;
    this.random = random;
  }

  private QueueAttributes attributes(QueueAttributes.@Nullable Redrive redrive) {
    return new QueueAttributes(
        visibility,
        Duration.ZERO,
        Duration.ofDays(4),
        Duration.ZERO,
        QueueAttributes.MAXIMUM_MESSAGE_SIZE,
        redrive);
  }

  void send(Object body, Duration delay) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    queue.send(new Message(id, Json.write(body), Map.of(), "", clock.instant()), delay);
  }

  /** What can be received now. */
  Optional<Delivery> receive() {
    try {
      return queue.receive(1, visibility, Duration.ZERO).stream().findFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void changeVisibility(String receiptHandle, Duration delay) {
    queue.changeVisibility(receiptHandle, delay);
  }

  void delete(Delivery delivery) {
    queue.delete(delivery.receiptHandle());
  }

  boolean isEmpty() {
    return queue.depth().equals(new QueueDepth(0, 0, 0));
  }

  /** Entries that were received too often. */
  int dead() {
    return deadLetters.depth().visible();
  }
}
