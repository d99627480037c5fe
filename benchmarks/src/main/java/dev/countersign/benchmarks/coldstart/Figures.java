package dev.countersign.benchmarks.coldstart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, by name, in the order in which the names came. */
final class Figures {
  static final String EMPTY = "empty";
  static final String BASE = "empty + DynamoDB client";

  private final Map<String, List<Measured>> measured = new LinkedHashMap<>();

  void add(String name, Measured one) {
    measured.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
  }

  /** Prints medians, and their ratio to {@link #BASE}. */
  void print(int runs) {
    System.out.printf(
        "Cold starts on Java %s, milliseconds, median of %d JVMs:%n",
        Runtime.version().feature(), runs);
    System.out.printf("  %-34s %8s %8s %8s %8s%n", "", "init", "invoke", "both", "ratio");
    double base = median(BASE, Measured::total);
    for (String name : measured.keySet()) {
      System.out.printf(
          "  %-34s %8.0f %8.0f %8.0f %8.2f%n",
          name,
          median(name, Measured::init),
          median(name, Measured::invoke),
          median(name, Measured::total),
          median(name, Measured::total) / base);
    }
  }

  private double median(String name, ToDoubleFunction<Measured> figure) {
    List<Measured> all = measured.getOrDefault(name, List.of());
    return all.stream().mapToDouble(figure).sorted().skip(all.size() / 2).findFirst().orElseThrow();
  }
}
