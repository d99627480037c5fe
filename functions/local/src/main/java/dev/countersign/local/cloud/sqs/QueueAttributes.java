package dev.countersign.local.cloud.sqs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A standard queue's settings (Amazon SQS API Reference, SetQueueAttributes).
 *
 * @param maximumMessageSize bytes of body and attributes together
 * @param redrive null for a queue without a dead-letter queue
 */
public record QueueAttributes(
    Duration visibilityTimeout,
    Duration delay,
    Duration retention,
    Duration receiveWait,
    int maximumMessageSize,
    @Nullable Redrive redrive) {

  /** SQS's largest message since August 2025; also its default. */
  public static final int MAXIMUM_MESSAGE_SIZE = 1024 * 1024;

  /** SQS's own defaults. */
  public static final QueueAttributes DEFAULTS =
      new QueueAttributes(
          Duration.ofSeconds(30),
          Duration.ZERO,
          Duration.ofDays(4),
          Duration.ZERO,
          MAXIMUM_MESSAGE_SIZE,
          null);

  /** A message received more often than this moves to the other queue. */
  public record Redrive(String deadLetterTargetArn, int maxReceiveCount) {}
}
