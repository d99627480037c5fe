package dev.countersign.local.faults;

import dev.countersign.core.lambda.Json;
import dev.countersign.local.cloud.sqs.Delivery;
import dev.countersign.local.cloud.sqs.Message;
import dev.countersign.local.cloud.sqs.Queue;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import dev.countersign.local.cloud.sqs.QueueDepth;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.mailflow.RelayQueue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The relay queue as template.yaml makes it, with SQS's habit of delivering twice now and then. */
final class SimulatedQueue implements RelayQueue {
  private static final Duration VISIBILITY = Duration.ofSeconds(5400);
  private static final int DUPLICATE_ONE_IN = 12;

  private final Queue queue;
  private final Queue deadLetters;
  private final Clock clock;
  private final Random random;
  private final Tally tally;
  private boolean reliable;

  SimulatedQueue(Clock clock, Random random, Tally tally) {
    Queues queues = new Queues(URI.create("http://127.0.0.1"), "local", "0", clock);
    this.deadLetters = queues.create("dead", attributes(null));
    this.queue =
        queues.create("relay", attributes(new QueueAttributes.Redrive(deadLetters.arn(), 100)));
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

  /** From now on everything comes once. */
  void reliable() {
    reliable = true;
  }

  @Override
  public void send(RelayRequest request) {
    put(request);
    if (!reliable && random.nextInt(DUPLICATE_ONE_IN) == 0) {
      tally.add("queue entry came twice");
      put(request);
    }
  }

  private void put(RelayRequest request) {
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    queue.send(new Message(id, Json.write(request), Map.of(), "", clock.instant()), Duration.ZERO);
  }

  @Override
  public void defer(String receiptHandle, Duration delay) {
    queue.changeVisibility(receiptHandle, delay);
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

  /** Deleting may fail too: then the entry comes again. */
  void delete(Delivery delivery) {
    if (reliable || random.nextInt(DUPLICATE_ONE_IN) != 0) {
      queue.delete(delivery.receiptHandle());
    }
  }

  boolean isEmpty() {
    return queue.depth().equals(new QueueDepth(0, 0, 0));
  }

  /** Entries that were received too often. */
  int dead() {
    return deadLetters.depth().visible();
  }
}
