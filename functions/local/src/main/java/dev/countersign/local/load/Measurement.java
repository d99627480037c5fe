package dev.countersign.local.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** One contender's run, and what it gave. */
final class Measurement {
  /** Between them memory is measured, and the stand-ins forget. */
  private static final int PARTS = 4;

  /**
   * The serial collector moves everything together in one of four collections only; in the others
   * it leaves up to a twentieth of the heap as it is, dead or not, which looks like growth.
   */
  private static final int COLLECTIONS = 4;

  private final String name;
  private final Arrivals arrivals;
  private final List<Long> heap = new ArrayList<>();
  private final int messages;
  private Map<String, Long> requests = Map.of();
  private double seconds;

  private Measurement(String name, int messages) {
    this.name = name;
    this.messages = messages;
    this.arrivals = new Arrivals(messages);
  }

  /**
   * Warms up with a quarter as many messages, at most 2,000, then measures.
   *
   * @param requests those to AWS so far
   * @param between drops what the stand-ins keep
   */
  static Measurement of(
      LoadRun run,
      Target target,
      int messages,
      Supplier<Map<String, Long>> requests,
      Runnable between) {
    int warmUp = Math.min(2_000, Math.max(1, messages / 4));
    run.send(target, new Arrivals(warmUp), 0, warmUp);
    Measurement measurement = new Measurement(target.name(), messages);
    Map<String, Long> before = requests.get();
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) messages * part / PARTS);
      int to = (int) ((long) messages * (part + 1) / PARTS);
      measurement.seconds += run.send(target, measurement.arrivals, from, to);
      between.run();
      measurement.heap.add(usedHeap());
    }
    measurement.requests = LoadedCloud.since(before, requests.get());
    return measurement;
  }

  /** What lives: the least of some collections, see {@link #COLLECTIONS}. */
  private static long usedHeap() {
    return LongStream.generate(Measurement::usedAfterCollection)
        .limit(COLLECTIONS)
        .min()
        .orElseThrow();
  }

  @SuppressWarnings("SystemGc") // What is used can only be told after a collection.
  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  String name() {
    return name;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  double perSecond() {
    return (messages - arrivals.lost()) / seconds;
  }

  /** Bytes of heap in use after each quarter. */
  List<Long> heap() {
    return heap;
  }

  /** Requests to AWS per message, by operation. */
  Map<String, Double> requestsPerMessage() {
    Map<String, Double> perMessage = new TreeMap<>();
    requests.forEach((operation, count) -> perMessage.put(operation, count / (double) messages));
    return perMessage;
  }
}
