package dev.countersign.local.microsoft365.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts answered calls by kind, such as "GET /v1.0/groups/{id}". */
public final class Calls {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  public int of(String kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** All counts so far. */
  public Map<String, Integer> all() {
    return new TreeMap<>(counts);
  }
}
