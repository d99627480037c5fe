package dev.countersign.local.cli;

import dev.countersign.local.faults.FaultRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./countersign faults}. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description =
        "Runs the mail path many times while everything around it fails at random, and checks after"
            + " each run that no message was lost, doubled without need or signed twice. Exits with"
            + " 1 if one was.")
final class FaultsCommand implements Callable<Integer> {
  @Option(names = "--runs", description = "How many (default: ${DEFAULT-VALUE}).")
  private long runs = 1000;

  @Option(names = "--seed", description = "Makes the same runs again (default: a random one).")
  private @Nullable Long seed;

  @Option(names = "--first", description = "Number of the first run (default: ${DEFAULT-VALUE}).")
  private long first = 1;

  @Override
  public Integer call() {
    long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000_000) : seed;
    System.out.printf("Seed %d. The same again: --runs %d --seed %d%n", chosen, runs, chosen);
    Instant start = Instant.now();
    FaultRuns all = new FaultRuns(chosen).run(first, this::goOn);
    System.out.print(all);
    System.out.printf("%d s%n", Duration.between(start, Instant.now()).toSeconds());
    return all.violations().isEmpty() ? 0 : 1;
  }

  private boolean goOn(long number) {
    if (number > first && (number - first) % 1000 == 0) {
      System.out.printf("%,d runs ...%n", number - first);
    }
    return number < first + runs;
  }
}
