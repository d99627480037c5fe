package dev.countersign.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * All JMH benchmarks, several times in turn, in many short iterations. Machines that others share
 * are slow for milliseconds as well as for minutes, and not to the same degree for every contender:
 * what counts is the tenth of the iterations that nobody disturbed.
 */
final class Rounds {
  private static final int ROUNDS = 3;
  private static final int ITERATIONS = 60;
  private static final int ITERATION_MILLIS = 20;

  /** By benchmark class, method and message. */
  private final Map<String, List<RunResult>> results = new TreeMap<>();

  void run() throws RunnerException {
    if (!AlterMime.isInstalled()) {
      System.out.println("alterMIME is left out: install the Debian package altermime to see it.");
    }
    for (int round = 1; round <= ROUNDS; round++) {
      for (Messages message : Messages.values()) {
        System.err.println("Round " + round + " of " + ROUNDS + ", " + message + " ...");
        new Runner(options(message).build()).run().forEach(this::add);
      }
    }
  }

  private static ChainedOptionsBuilder options(Messages message) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("dev.countersign.benchmarks")
            .param("message", message.name())
            .forks(1)
            .warmupIterations(message == Messages.REPLY_5KB ? 5 : 3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.milliseconds(ITERATION_MILLIS))
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT);
    return AlterMime.isInstalled() ? options : options.exclude("alterMime");
  }

  private void add(RunResult run) {
    String[] name = run.getParams().getBenchmark().split("\\.", -1);
    String message = run.getParams().getParam("message");
    String key = key(name[name.length - 2], name[name.length - 1], message);
    results.computeIfAbsent(key, k -> new ArrayList<>()).add(run);
  }

  private static String key(String benchmark, String method, String message) {
    return benchmark + "." + method + " " + message;
  }

  boolean has(String benchmark, String method, Messages message) {
    return results.containsKey(key(benchmark, method, message.name()));
  }

  /** Microseconds a message, of all iterations the one that so many percent are faster than. */
  double micros(int percent, String benchmark, String method, Messages message) {
    List<Double> iterations = new ArrayList<>();
    for (RunResult run : runs(benchmark, method, message)) {
      Iterator<Map.Entry<Double, Long>> raw = run.getPrimaryResult().getStatistics().getRawData();
      raw.forEachRemaining(entry -> iterations.add(entry.getKey()));
    }
    Collections.sort(iterations);
    return iterations.get(iterations.size() * percent / 100);
  }

  /** Bytes a message. */
  double allocated(String benchmark, String method, Messages message) {
    Result<?> perOperation =
        runs(benchmark, method, message).get(0).getSecondaryResults().get("gc.alloc.rate.norm");
    return perOperation == null ? Double.NaN : perOperation.getScore();
  }

  private List<RunResult> runs(String benchmark, String method, Messages message) {
    List<RunResult> runs = results.get(key(benchmark, method, message.name()));
    if (runs == null) {
      throw new IllegalStateException("No result of " + benchmark + "." + method);
    }
    return runs;
  }
}
