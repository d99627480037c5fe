package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    this(
        wiring.stores().statuses(),
        wiring.stores().journal(),
        wiring.connection().plans(),
        wiring.connection().drifts(),
        wiring.connection().bypasses(),
        wiring.exchange().appOnlyAccess(),
        wiring.stores().scopes(),
        wiring.stores().synchronizationStore(),
        wiring.connection().receipts(),
        wiring.runs().end(),
        wiring.clock());
  }

  MarkDisconnected(
      StatusStore statuses,
      RunJournal journal,
      Plans plans,
      Drifts drifts,
      Bypasses bypasses,
      AppOnlyAccess appOnly,
      ScopeStore scopes,
      SynchronizationStore synchronizations,
      Receipts receipts,
      RunEnd runEnd,
      Clock clock) {
    super(RunInput.class, statuses);
    this.statuses = statuses;
    this.journal = journal;
    this.plans = plans;
    this.drifts = drifts;
    this.bypasses = bypasses;
    this.appOnly = appOnly;
    this.scopes = scopes;
    this.synchronizations = synchronizations;
    this.receipts = receipts;
    this.runEnd = runEnd;
    this.clock = clock;
  }

  @Override
  protected Map<String, String> run(RunInput input) {
    ConnectionStatus now = statuses.find(input.subscriptionId());
    if (isDisconnecting(now, input)) {
      keepReceipt(input, now.takingDown());
      forget(input.subscriptionId());
      runEnd.clear(input.subscriptionId(), input.runId(), "MarkDisconnected", Map.of());
      statuses.disconnected(input.subscriptionId(), input.runId());
    }
    return Map.of("status", "NOT_CONNECTED");
  }

  /**
   * Otherwise an earlier call ended it, and only its answer was lost: what is there now may be the
   * next run's.
   */
  private static boolean isDisconnecting(ConnectionStatus now, RunInput input) {
    return now.status() == Status.DISCONNECTING && input.runId().equals(now.runId());
  }

  /** Where there was nothing to take down, the receipt of when there was stays. */
  private void keepReceipt(RunInput input, List<String> attempts) {
    String subscriptionId = input.subscriptionId();
    // An upgrade may have come while it was disconnecting: this run counts in any case.
    List<String> runs =
        Stream.concat(attempts.stream(), Stream.of(input.runId())).distinct().toList();
    Receipt receipt = new WholeReceipt(journal, receipts).of(subscriptionId, runs, clock.instant());
    if (!receipt.isEmpty() || receipts.find(subscriptionId).isEmpty()) {
      receipts.save(subscriptionId, receipt);
    }
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
}
