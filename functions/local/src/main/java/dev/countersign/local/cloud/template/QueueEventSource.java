package dev.countersign.local.cloud.template;

/**
 * A queue whose messages a function takes.
 *
 * @param concurrency invocations at a time
 */
public record QueueEventSource(
    String queueArn, int batchSize, boolean reportBatchItemFailures, int concurrency) {
  /** One receive gives at most ten messages; larger batches need a batching window. */
  private static final int BATCH_LIMIT = 10;

  /** Lambda begins with five pollers on a queue. */
  private static final int DEFAULT_CONCURRENCY = 5;

  static QueueEventSource read(Section settings) {
    int batchSize = settings.integer("BatchSize", BATCH_LIMIT);
    if (batchSize < 1 || batchSize > BATCH_LIMIT) {
      throw settings.problem("BatchSize", "the local cloud takes 1 to " + BATCH_LIMIT);
    }
    return new QueueEventSource(
        settings.text("Queue"),
        batchSize,
        settings.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        settings.section("ScalingConfig").integer("MaximumConcurrency", DEFAULT_CONCURRENCY));
  }
}
