package dev.countersign.mailflow;

import dev.countersign.core.lambda.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens, as log lines that CloudWatch takes for metrics (embedded metric format). */
final class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger("dev.countersign.metrics");
  private final String namespace;
  private final Clock clock;

  /**
   * @param namespace CloudWatch's, of one deployment: two in an account would count together
   */
  Metrics(String namespace, Clock clock) {
    this.namespace = namespace;
    this.clock = clock;
  }

  /**
   * Counts one, for its reason and in all: an alarm can look at one metric only.
   *
   * @param metric for example {@code Refused}
   * @param reason one of a few words
   */
  void count(String metric, String reason) {
    Map<String, Object> line = line(metric, "Count", List.of(List.of("Reason"), List.of()));
    line.put("Reason", reason);
    line.put(metric, 1);
    LOG.info("{}", Json.write(line));
  }

  /**
   * How much of something there is now.
   *
   * @param unit one of CloudWatch's, for example {@code Seconds}
   */
  void measure(String metric, long value, String unit) {
    Map<String, Object> line = line(metric, unit, List.of(List.of()));
    line.put(metric, value);
    LOG.info("{}", Json.write(line));
  }

  private Map<String, Object> line(String metric, String unit, List<List<String>> dimensions) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(
        "_aws",
        Map.of(
            "Timestamp",
            clock.millis(),
            "CloudWatchMetrics",
            List.of(of(metric, unit, dimensions))));
    return line;
  }

  private Map<String, Object> of(String metric, String unit, List<List<String>> dimensions) {
    return Map.of(
        "Namespace", namespace,
        "Dimensions", dimensions,
        "Metrics", List.of(Map.of("Name", metric, "Unit", unit)));
  }
}
