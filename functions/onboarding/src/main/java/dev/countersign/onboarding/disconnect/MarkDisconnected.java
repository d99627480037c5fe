package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunJournal;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.run.RunEnd;
import java.time.Clock;
import java.util.Map;

/** Writes the receipt, then forgets all runs. */
public final class MarkDisconnected extends RunTask<RunTask.RunInput, Map<String, String>> {
  private final StatusStore statuses;
  private final RunJournal journal;
  private final Plans plans;
  private final Drifts drifts;
  private final Bypasses bypasses;
  private final AppOnlyAccess appOnly;
  private final ScopeStore scopes;
  private final SynchronizationStore synchronizations;
  private final Receipts receipts;
  private final RunEnd runEnd;
  private final Clock clock;

  /** For Lambda. */
  public MarkDisconnected() {
    this(Environment.ofLambda());
  }

  public MarkDisconnected(Environment environment) {
    this(new Wiring(environment));
  }

  private MarkDisconnected(Wiring wiring) {
    super(RunInput.class, wiring.stores().statuses());
    this.statuses = wiring.stores().statuses();
    this.journal = wiring.stores().journal();
    this.plans = wiring.connection().plans();
    this.drifts = wiring.connection().drifts();
    this.bypasses = wiring.connection().bypasses();
    this.appOnly = wiring.exchange().appOnlyAccess();
    this.scopes = wiring.stores().scopes();
    this.synchronizations = wiring.stores().synchronizationStore();
    this.receipts = wiring.connection().receipts();
    this.runEnd = wiring.runs().end();
    this.clock = wiring.clock();
  }

  @Override
  protected Map<String, String> run(RunInput input) {
    if (!isWritten(input)) {
      receipts.save(input.subscriptionId(), receipt(input));
    }
    forget(input.subscriptionId());
    runEnd.clear(input.subscriptionId(), input.runId(), "MarkDisconnected", Map.of());
    statuses.disconnected(input.subscriptionId(), input.runId());
    return Map.of("status", "NOT_CONNECTED");
  }

  /** What was about this connection only. The subscription and its signatures stay. */
  private void forget(String subscriptionId) {
    journal.forgetAll(subscriptionId);
    plans.forget(subscriptionId);
    drifts.forget(subscriptionId);
    bypasses.forget(subscriptionId);
    appOnly.forbid(subscriptionId);
    scopes.remove(subscriptionId);
    synchronizations.forget(subscriptionId);
  }

  /** An earlier attempt may have written it and forgotten the runs: it must not become empty. */
  private boolean isWritten(RunInput input) {
    return receipts
        .find(input.subscriptionId())
        .filter(receipt -> receipt.runId().equals(input.runId()))
        .isPresent();
  }

  private Receipt receipt(RunInput input) {
    return new Receipt(
        input.runId(),
        clock.instant().toString(),
        journal.takenBack(input.subscriptionId(), input.runId()).stream()
            .map(
                taken ->
                    new Receipt.Taken(
                        taken.kind().name(),
                        taken.identity(),
                        taken.outcome().name(),
                        taken.at().toString()))
            .toList(),
        journal.created(input.subscriptionId(), input.runId()).stream()
            .map(left -> new Receipt.Left(left.kind().name(), left.identity()))
            .toList());
  }
}
