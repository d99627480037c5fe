package dev.countersign.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A bounded share of what {@code ./countersign faults --runs 10000} does. */
class FaultRunsTest {
  private static final long SEED = 20_261_123;
  private static final int RUNS = 60;
  private static final int FEW = 50;
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

  @Test
  void noticesALedgerThatLeasesToEverybody() {
    // For ever, each of its messages is returned thousands of times, which takes a minute.
    AtomicInteger leases = new AtomicInteger(FEW);
    assertThatItNotices(
        ledger ->
            only(
                ledger,
                "lease",
                arguments ->
                    leases.getAndDecrement() > 0
                        ? ledger.find((String) arguments[0])
                        : ledger.lease(
                            (String) arguments[0], (Lease) arguments[1], (Instant) arguments[2])));
  }

  @Test
  void noticesALedgerThatForgets() {
    assertThatItNotices(ledger -> only(ledger, "finish", arguments -> true));
  }

  @Test
  void noticesALedgerThatTakesAMessageForKnownThatIsNot() {
    assertThatItNotices(ledger -> only(ledger, "add", arguments -> false));
  }

  private static void assertThatItNotices(UnaryOperator<MessageLedger> sabotage) {
    FaultRuns runs = new FaultRuns(SEED, sabotage);
    runs.run(1, number -> number <= RUNS && runs.violations().isEmpty());
    assertThat(runs.violations()).isNotEmpty();
  }

  /** A ledger that does one thing differently. */
  private static MessageLedger only(
      MessageLedger ledger, String name, Function<Object[], Object> instead) {
    return (MessageLedger)
        Proxy.newProxyInstance(
            MessageLedger.class.getClassLoader(),
            new Class<?>[] {MessageLedger.class},
            (proxy, method, arguments) ->
                method.getName().equals(name)
                    ? instead.apply(arguments)
                    : method.invoke(ledger, arguments));
  }

  private static void check(long seed) {
    long end = System.nanoTime() + ENOUGH.toNanos();
    FaultRuns runs =
        new FaultRuns(seed).run(1, number -> number <= RUNS && System.nanoTime() < end);

    assertThat(runs.violations()).as("./countersign faults --seed %d\n%s", seed, runs).isEmpty();
    assertThat(runs.runs()).isPositive();
  }
}
