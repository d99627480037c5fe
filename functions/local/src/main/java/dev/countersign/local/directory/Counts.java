package dev.countersign.local.directory;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was asked of others, so far or in between.
 *
 * @param graph answers of Microsoft Graph by kind, such as "GET /v1.0/groups/{id}"
 * @param aws requests by operation, such as "dynamodb.PutItem"
 */
record Counts(Map<String, Long> graph, Map<String, Long> aws) {
  private static final String DELTA = "GET /v1.0/users/delta()";

  Counts since(Counts before) {
    return new Counts(minus(graph, before.graph), minus(aws, before.aws));
  }

  private static Map<String, Long> minus(Map<String, Long> now, Map<String, Long> before) {
    Map<String, Long> between = new TreeMap<>();
    now.forEach((kind, count) -> between.put(kind, count - before.getOrDefault(kind, 0L)));
    between.values().removeIf(count -> count == 0);
    return between;
  }

  /** Pages of users, or of their changes. */
  long pages() {
    return graph.getOrDefault(DELTA, 0L);
  }

  long graphCalls() {
    return sum(graph, kind -> kind.contains("/v1.0/"));
  }

  /** Requests that write, a batch counted once. */
  long writes() {
    return sum(aws, kind -> kind.matches("dynamodb\\.(BatchWrite|Put|Update|Delete)Item"));
  }

  long reads() {
    return sum(aws, kind -> kind.matches("dynamodb\\.(BatchGetItem|GetItem|Query|Scan)"));
  }

  private static long sum(Map<String, Long> counts, Predicate<String> kinds) {
    return counts.entrySet().stream()
        .filter(count -> kinds.test(count.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
