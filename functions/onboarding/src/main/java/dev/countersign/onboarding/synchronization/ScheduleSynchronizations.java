package dev.countersign.onboarding.synchronization;

import dev.countersign.core.connection.ConnectedSubscriptions;
import dev.countersign.core.failure.Failures;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a synchronisation of each connected organisation; called by the clock. Those that are
 * under way are left alone.
 */
public final class ScheduleSynchronizations
    extends JsonHandler<ScheduleSynchronizations.Tick, ScheduleSynchronizations.Result> {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleSynchronizations.class);
  private final ConnectedSubscriptions connections;
  private final Synchronizations synchronizations;

  /** For Lambda. */
  public ScheduleSynchronizations() {
    this(Environment.ofLambda());
  }

  public ScheduleSynchronizations(Environment environment) {
    this(new Wiring(environment));
  }

  private ScheduleSynchronizations(Wiring wiring) {
    this(wiring.stores().connectedSubscriptions(), wiring.runs().synchronizations());
  }

  public ScheduleSynchronizations(
      ConnectedSubscriptions connections, Synchronizations synchronizations) {
    super(Tick.class);
    this.connections = connections;
    this.synchronizations = synchronizations;
  }

  /** EventBridge's event; nothing of it is needed. */
  public record Tick() {}

  /**
   * @param started synchronisations
   * @param failed that could not be started; the next tick tries again
   */
  public record Result(int started, int failed) {}

  @Override
  public Result handle(Tick tick) {
    int started = 0;
    int failed = 0;
    for (String subscriptionId : connections.connected()) {
      try {
        started +=
            synchronizations.start(subscriptionId) == Synchronizations.Outcome.STARTED ? 1 : 0;
      } catch (RuntimeException e) {
        // One organisation must not keep the others waiting.
        LOG.warn("Not started for {}: {}", subscriptionId, Failures.of(e).detail());
        failed++;
      }
    }
    return new Result(started, failed);
  }
}
