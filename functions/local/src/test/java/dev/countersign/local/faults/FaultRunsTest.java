package dev.countersign.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A bounded share of what {@code ./countersign faults --runs 10000} does. */
class FaultRunsTest {
  private static final long SEED = 20_261_123;
  private static final int RUNS = 60;
  private static final Duration ENOUGH = Duration.ofSeconds(25);

  @Test
  void losesNothingAndDoublesNothingInTheSameRunsAsAlways() {
    check(SEED);
  }

  @Test
  void losesNothingAndDoublesNothingInRunsNobodyHasSeen() {
    check(ThreadLocalRandom.current().nextLong(1_000_000_000));
  }

  @Test
  void makesTheSameRunsOfTheSameSeed() {
    String once = new FaultRuns(SEED).run(1, number -> number <= 5).toString();
    assertThat(new FaultRuns(SEED).run(1, number -> number <= 5)).hasToString(once);
  }

  private static void check(long seed) {
    long end = System.nanoTime() + ENOUGH.toNanos();
    FaultRuns runs =
        new FaultRuns(seed).run(1, number -> number <= RUNS && System.nanoTime() < end);

    assertThat(runs.violations()).as("./countersign faults --seed %d\n%s", seed, runs).isEmpty();
    assertThat(runs.runs()).isPositive();
  }
}
