package dev.countersign.local.faults;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what happened in many runs, by name. */
final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();

  synchronized void add(String what, long how) {
    counts.merge(what, how, Long::sum);
  }

  void add(String what) {
    add(what, 1);
  }

  void fault(Enum<?> fault) {
    add("fault " + fault.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  synchronized void addAll(Tally other) {
    other.counts.forEach(this::add);
  }

  synchronized long of(String what) {
    return counts.getOrDefault(what, 0L);
  }

  synchronized Map<String, Long> all() {
    return Map.copyOf(counts);
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    counts.forEach((what, how) -> text.append(String.format("%,12d  %s%n", how, what)));
    return text.toString();
  }
}
