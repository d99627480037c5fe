package dev.countersign.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

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

  /** Per cent of the iterations that are faster than what counts: see {@link Rounds}. */
  private static final int UNDISTURBED = 10;

  private static final int MEDIAN = 50;

  private final Rounds rounds = new Rounds();

  private Throughput() {}

  public static void main(String[] arguments) throws RunnerException {
    Throughput throughput = new Throughput();
    throughput.rounds.run();
    throughput.table("MemoryBenchmark", "Memory to memory");
    throughput.table("FileBenchmark", "File to file");
    throughput.bars();
  }

  private void table(String benchmark, String title) {
    System.out.printf(
        "%n%s: microseconds a message undisturbed (median); bytes allocated%n%n", title);
    System.out.print("| |");
    for (Messages message : Messages.values()) {
      System.out.printf(" %s | allocated |", message);
    }
    System.out.println("\n|---|--:|--:|--:|--:|--:|--:|");
    for (String method : COPY_FIRST) {
      if (rounds.has(benchmark, method, Messages.REPLY_5KB)) {
        row(benchmark, method);
      }
    }
  }

  private void row(String benchmark, String method) {
    System.out.printf("| %s |", method);
    for (Messages message : Messages.values()) {
      System.out.printf(
          " %s (%s) | %,.0f |",
          rounded(rounds.micros(UNDISTURBED, benchmark, method, message)),
          rounded(rounds.micros(MEDIAN, benchmark, method, message)),
          rounds.allocated(benchmark, method, message));
    }
    System.out.println();
  }

  private static String rounded(double microseconds) {
    return String.format(microseconds < 100 ? "%,.2f" : "%,.0f", microseconds);
  }

  private void bars() {
    for (Messages message : Messages.values()) {
      Bar bar = Bar.of(message);
      double faster = timesFaster(UNDISTURBED, "jakartaMail", message);
      double speed = percentOfCopy(UNDISTURBED, message);
      System.out.printf(
          "%n%s%n  memory: %.1f times faster than Jakarta Mail (bar %d, %s; by medians %.1f),"
              + " %.1f times than MIME4J%n",
          message,
          faster,
          bar.timesJakartaMail(),
          Bar.verdict(faster >= bar.timesJakartaMail()),
          timesFaster(MEDIAN, "jakartaMail", message),
          timesFaster(UNDISTURBED, "mime4j", message));
      System.out.printf(
          "  file: %.1f %% of plain copy's speed (bar %d %%, %s; by medians %.1f %%)%n",
          speed,
          bar.percentOfCopy(),
          Bar.verdict(speed >= bar.percentOfCopy()),
          percentOfCopy(MEDIAN, message));
    }
  }

  private double timesFaster(int percent, String contender, Messages message) {
    return rounds.micros(percent, "MemoryBenchmark", contender, message)
        / rounds.micros(percent, "MemoryBenchmark", "countersign", message);
  }

  private double percentOfCopy(int percent, Messages message) {
    return 100
        * rounds.micros(percent, "FileBenchmark", "plainCopy", message)
        / rounds.micros(percent, "FileBenchmark", "countersign", message);
  }
}
