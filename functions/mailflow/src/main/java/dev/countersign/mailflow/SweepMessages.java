package dev.countersign.mailflow;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.mailflow.SweepMessages.Swept;
import dev.countersign.mailflow.SweepMessages.Timer;

/**
 * Looks every quarter of an hour for messages that nobody works on: entries of the ledger that no
 * queue entry seems to stand for, and messages in the bucket that are not in the ledger.
 */
public final class SweepMessages extends JsonHandler<Timer, Swept> {
  private final LedgerSweep ledger;
  private final BucketSweep bucket;

  /** For Lambda. */
  public SweepMessages() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public SweepMessages(Environment environment) {
    this(Adapters.ports(environment));
  }

  SweepMessages(MailPorts ports) {
    super(Timer.class);
    Metrics metrics = ports.metrics();
    this.ledger = new LedgerSweep(ports, metrics);
    this.bucket = new BucketSweep(ports, metrics);
  }

  /** What the schedule says: nothing that matters. */
  public record Timer() {}

  /**
   * What was found.
   *
   * @param queued entries that are in the queue again
   * @param late messages in the bucket whose event has not come yet
   * @param lost messages whose event will not come any more: parked or refused now
   */
  public record Swept(int queued, int late, int lost) {}

  @Override
  public Swept handle(Timer timer) {
    int queued = sweepLedger();
    BucketSweep.Found found = bucket.sweep();
    return new Swept(queued, found.late(), found.lost());
  }

  private int sweepLedger() {
    try {
      return ledger.sweep();
    } catch (RuntimeException e) {
      // What was never announced can be found for some hours only, whatever goes wrong here.
      bucket.sweep();
      throw e;
    }
  }
}
