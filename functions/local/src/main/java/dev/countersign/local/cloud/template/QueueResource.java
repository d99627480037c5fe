package dev.countersign.local.cloud.template;

import dev.countersign.local.cloud.sqs.QueueAttributes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A standard queue. */
public record QueueResource(String name, QueueAttributes attributes) {

  static QueueResource read(String name, Section properties) {
    if (properties.text("FifoQueue", "false").equals("true")) {
      throw properties.problem("FifoQueue", "the local cloud has standard queues only");
    }
    QueueAttributes defaults = QueueAttributes.DEFAULTS;
    return new QueueResource(
        name,
        new QueueAttributes(
            seconds(properties, "VisibilityTimeout", defaults.visibilityTimeout()),
            seconds(properties, "DelaySeconds", defaults.delay()),
            seconds(properties, "MessageRetentionPeriod", defaults.retention()),
            seconds(properties, "ReceiveMessageWaitTimeSeconds", defaults.receiveWait()),
            properties.integer("MaximumMessageSize", defaults.maximumMessageSize()),
            redrive(properties)));
  }

  private static QueueAttributes.@Nullable Redrive redrive(Section properties) {
    if (!properties.has("RedrivePolicy")) {
      return null;
    }
    Section policy = properties.section("RedrivePolicy");
    return new QueueAttributes.Redrive(
        policy.text("deadLetterTargetArn"), policy.integer("maxReceiveCount", 10));
  }

  private static Duration seconds(Section properties, String name, Duration otherwise) {
    return Duration.ofSeconds(properties.integer(name, (int) otherwise.toSeconds()));
  }
}
