package dev.countersign.local.cloud.aws;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was asked for, as {@code service.Operation}. */
public final class RequestCounts {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts one request. */
  public void add(String service, String action) {
    counts.computeIfAbsent(service + "." + action, key -> new LongAdder()).increment();
  }

  /** A copy of the counts so far, sorted by operation. */
  public Map<String, Long> snapshot() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((operation, count) -> copy.put(operation, count.sum()));
    return copy;
  }

  /** Starts again from nothing, for the next measurement. */
  public void reset() {
    counts.clear();
  }
}
