package dev.countersign.benchmarks;

import java.util.Collection;
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

/** Runs all JMH benchmarks and prints the tables of the README. */
final class Throughput {
  private static final List<String> COPY_FIRST =
      List.of(
          "plainCopy",
          "kernelCopy",
          "countersign",
          "mime4j",
          "jakartaMail",
          "alterMime",
          "alterMimeStart");

  /** By benchmark class and method, then by message. */
  private final Map<String, Map<String, RunResult>> results = new TreeMap<>();

  private Throughput(Collection<RunResult> runs) {
    for (RunResult run : runs) {
      String[] name = run.getParams().getBenchmark().split("\\.", -1);
      results
          .computeIfAbsent(
              name[name.length - 2] + "." + name[name.length - 1], n -> new TreeMap<>())
          .put(run.getParams().getParam("message"), run);
    }
  }

  public static void main(String[] arguments) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("dev.countersign.benchmarks")
            .forks(1)
            .warmupIterations(5)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(600))
            .addProfiler(GCProfiler.class);
    if (!AlterMime.isInstalled()) {
      System.out.println("alterMIME is left out: install the Debian package altermime to see it.");
      options.exclude("alterMime");
    }
    new Throughput(new Runner(options.build()).run()).print();
  }

  private void print() {
    table("MemoryBenchmark", "Memory to memory");
    table("FileBenchmark", "File to file");
    bars();
  }

  private void table(String benchmark, String title) {
    System.out.printf("%n%s: microseconds a message (± 99.9 %%), bytes allocated%n%n", title);
    System.out.print("| |");
    for (Messages message : Messages.values()) {
      System.out.printf(" %s | allocated |", message);
    }
    System.out.println("\n|---|--:|--:|--:|--:|--:|--:|");
    for (String method : COPY_FIRST) {
      if (results.containsKey(benchmark + "." + method)) {
        row(benchmark, method);
      }
    }
  }

  private void row(String benchmark, String method) {
    System.out.printf("| %s |", method);
    for (Messages message : Messages.values()) {
      RunResult run = result(benchmark, method, message);
      Result<?> time = run.getPrimaryResult();
      System.out.printf(
          "%s ± %s | %,.0f |",
          rounded(time.getScore()), rounded(time.getScoreError()), allocated(run));
    }
    System.out.println();
  }

  private static double allocated(RunResult run) {
    Result<?> perOperation = run.getSecondaryResults().get("gc.alloc.rate.norm");
    return perOperation == null ? Double.NaN : perOperation.getScore();
  }

  private static String rounded(double microseconds) {
    return String.format(microseconds < 100 ? " %,.2f" : " %,.0f", microseconds).strip();
  }

  private void bars() {
    for (Messages message : Messages.values()) {
      Bar bar = Bar.of(message);
      double faster =
          time("MemoryBenchmark", "jakartaMail", message) / ours("MemoryBenchmark", message);
      double speed =
          100 * time("FileBenchmark", "plainCopy", message) / ours("FileBenchmark", message);
      System.out.printf(
          "%n%s%n  memory: Jakarta Mail / Countersign %.1f (bar %d, %s), MIME4J / Countersign %.1f%n",
          message,
          faster,
          bar.timesJakartaMail(),
          Bar.verdict(faster >= bar.timesJakartaMail()),
          time("MemoryBenchmark", "mime4j", message) / ours("MemoryBenchmark", message));
      System.out.printf(
          "  file: %.0f %% of plain copy's speed (bar %d %%, %s)%n",
          speed, bar.percentOfCopy(), Bar.verdict(speed >= bar.percentOfCopy()));
    }
  }

  private double ours(String benchmark, Messages message) {
    return time(benchmark, "countersign", message);
  }

  private double time(String benchmark, String method, Messages message) {
    return result(benchmark, method, message).getPrimaryResult().getScore();
  }

  private RunResult result(String benchmark, String method, Messages message) {
    RunResult run = results.getOrDefault(benchmark + "." + method, Map.of()).get(message.name());
    if (run == null) {
      throw new IllegalStateException("No result of " + benchmark + "." + method);
    }
    return run;
  }
}
