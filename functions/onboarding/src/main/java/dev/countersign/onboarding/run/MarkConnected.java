package dev.countersign.onboarding.run;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.bypass.Bypasses;
import java.util.Map;

/** Ends a run well. */
public final class MarkConnected extends RunTask<RunTask.RunInput, Map<String, String>> {
  private final StatusStore statuses;
  private final Bypasses bypasses;
  private final RunEnd runEnd;

  /** For Lambda. */
  public MarkConnected() {
    this(Environment.ofLambda());
  }

  public MarkConnected(Environment environment) {
    this(new Wiring(environment));
  }

  private MarkConnected(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.connection().bypasses(), wiring.runs().end());
  }

  public MarkConnected(StatusStore statuses, Bypasses bypasses, RunEnd runEnd) {
    super(RunInput.class, statuses);
    this.statuses = statuses;
    this.bypasses = bypasses;
    this.runEnd = runEnd;
  }

  @Override
  protected Map<String, String> run(RunInput input) {
    // First: without tokens nothing could be taken back any more, if this failed.
    if (!statuses.connected(input.subscriptionId(), input.runId())) {
      throw beingTakenBack();
    }
    try {
      clear(input);
    } catch (RuntimeException e) {
      throw new NotCleared(e);
    }
    return Map.of("status", "CONNECTED");
  }

  /** Nobody waits for this any more, and taking back needs what would be cleared away. */
  private static PermanentFailure beingTakenBack() {
    return new PermanentFailure(
        "TakingBack",
        "The run was stopped in its last step. What it set up is being taken back.",
        "stopped from outside");
  }

  private void clear(RunInput input) {
    if (hasEnabledRules(input.subscriptionId())) {
      bypasses.forget(input.subscriptionId());
    }
    runEnd.clear(input.subscriptionId(), input.runId(), "MarkConnected", Map.of());
  }

  /** Not every run does: one that only gives the rule another secret leaves it as it is. */
  private boolean hasEnabledRules(String subscriptionId) {
    return statuses.find(subscriptionId).steps().stream()
        .anyMatch(step -> step.name().equals("EnableRules"));
  }
}
