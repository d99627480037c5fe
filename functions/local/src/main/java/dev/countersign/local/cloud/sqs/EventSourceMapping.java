package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.cloud.http.DaemonThreads;
import dev.countersign.local.cloud.lambda.InvocationResult;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Lambda's event source mapping for a queue: receives batches, invokes, and deletes what the
 * function has dealt with. What it has not becomes visible again after the time-out.
 */
public final class EventSourceMapping implements AutoCloseable {
  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue queue;
  private final int batchSize;
  private final boolean reportBatchItemFailures;
  private final Function<byte[], InvocationResult> function;
  private final String region;
  private final ExecutorService pollers;

  /**
   * @param concurrency batches at a time
   */
  public EventSourceMapping(
      Queue queue,
      int batchSize,
      boolean reportBatchItemFailures,
      int concurrency,
      String region,
      Function<byte[], InvocationResult> function) {
    this.queue = queue;
    this.batchSize = batchSize;
    this.reportBatchItemFailures = reportBatchItemFailures;
    this.region = region;
    this.function = function;
    this.pollers =
        Executors.newFixedThreadPool(concurrency, DaemonThreads.named(queue.name() + "-poller"));
    for (int i = 0; i < concurrency; i++) {
      pollers.execute(this::poll);
    }
  }

  private void poll() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Delivery> batch =
            queue.receive(batchSize, queue.attributes().visibilityTimeout(), WAIT);
        if (!batch.isEmpty()) {
          deliver(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(List<Delivery> batch) {
    InvocationResult result = function.apply(SqsEvent.of(queue, batch, region));
    if (result.functionError()) {
      System.getLogger(EventSourceMapping.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "A batch of {0} failed; it is received again after its visibility time-out",
              queue.name());
      return;
    }
    Set<String> failed = failures(result, batch);
    batch.stream()
        .filter(delivery -> !failed.contains(delivery.message().id()))
        .forEach(delivery -> queue.delete(delivery.receiptHandle()));
  }

  /** AWS Lambda Developer Guide: an answer that cannot be read fails the whole batch. */
  private Set<String> failures(InvocationResult result, List<Delivery> batch) {
    Set<String> all = new HashSet<>();
    batch.forEach(delivery -> all.add(delivery.message().id()));
    if (!reportBatchItemFailures) {
      return Set.of();
    }
    Set<String> failed = new HashSet<>();
    try {
      JsonNode answer = JSON.readTree(result.payload());
      for (JsonNode item : answer.path("batchItemFailures")) {
        failed.add(item.path("itemIdentifier").asText());
      }
    } catch (IOException e) {
      return all;
    }
    return all.containsAll(failed) ? failed : all;
  }

  @Override
  public void close() {
    pollers.shutdownNow();
  }
}
