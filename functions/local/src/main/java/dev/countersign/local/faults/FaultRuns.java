package dev.countersign.local.faults;

import dev.countersign.core.ledger.MessageLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Many runs, each with a seed of its own that follows from the first and its number. */
public final class FaultRuns {
  /** What it says of every fault is not worth reading here. */
  private static final Logger LOG = Logger.getLogger("dev.countersign");

  private static final int MOST_SHOWN = 20;

  private final long seed;
  private final UnaryOperator<MessageLedger> sabotage;
  private final Tally tally = new Tally();
  private final List<String> violations = new ArrayList<>();

  public FaultRuns(long seed) {
    this(seed, UnaryOperator.identity());
  }

  /**
   * With a ledger that does not keep its promises: then there must be violations.
   *
   * @param sabotage makes it of a good one
   */
  FaultRuns(long seed, UnaryOperator<MessageLedger> sabotage) {
    this.seed = seed;
    this.sabotage = sabotage;
  }

  /**
   * Runs those with the numbers from {@code first} on.
   *
   * @param goOn asked before each run, with its number
   */
  public FaultRuns run(long first, LongPredicate goOn) {
    Level before = LOG.getLevel();
    LOG.setLevel(Level.OFF);
    try (ExchangeHost host = new ExchangeHost(Tenant.RELAY_DOMAIN)) {
      for (long number = first; goOn.test(number); number++) {
        FaultRun.Outcome outcome = new FaultRun(seedOf(number), host, sabotage).run();
        tally.addAll(outcome.tally());
        for (String violation : outcome.violations()) {
          violations.add("run " + number + ": " + violation);
        }
      }
    } finally {
      LOG.setLevel(before);
    }
    return this;
  }

  /** How many ran. */
  public long runs() {
    return tally.of("runs");
  }

  /** What broke the invariant, with the number of the run. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  private long seedOf(long number) {
    // Neighbouring seeds of java.util.Random begin alike; this constant spreads them.
    return seed ^ (number * 0x9E3779B97F4A7C15L);
  }

  /** For people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(tally);
    text.append(String.format("%n%,12d  violations (seed %d)%n", violations.size(), seed));
    violations.stream().limit(MOST_SHOWN).forEach(v -> text.append("  ").append(v).append('\n'));
    return text.toString();
  }
}
