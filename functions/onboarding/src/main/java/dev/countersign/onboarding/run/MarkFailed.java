package dev.countersign.onboarding.run;

import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Step;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ends a run that failed. It does not enter a step of its own: the status has to show the step that
 * failed.
 */
public final class MarkFailed extends JsonHandler<MarkFailedInput, Map<String, String>> {
  /** States that take back, after the one that failed. */
  private static final Set<String> COMPENSATION =
      Set.of("UndoProvisioning", "RemoveCertificate", "RemoveRelayDomain", "ForgetOrganization");

  static final String PARTLY_UNDONE =
      " Not everything that this run made could be taken back: look for objects named Countersign"
          + " in Exchange Online and at the domains of the organisation, and remove them; the"
          + " execution says which step it was.";

  private final StatusStore statuses;
  private final ConnectionStore connections;
  private final AppOnlyAccess appOnly;
  private final SynchronizationStore synchronizations;
  private final RunEnd runEnd;

  /** For Lambda. */
  public MarkFailed() {
    this(Environment.ofLambda());
  }

  public MarkFailed(Environment environment) {
    this(new Wiring(environment));
  }

  private MarkFailed(Wiring wiring) {
    this(
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.exchange().appOnlyAccess(),
        wiring.stores().synchronizationStore(),
        wiring.runs().end());
  }

  public MarkFailed(
      StatusStore statuses,
      ConnectionStore connections,
      AppOnlyAccess appOnly,
      SynchronizationStore synchronizations,
      RunEnd runEnd) {
    super(MarkFailedInput.class);
    this.statuses = statuses;
    this.connections = connections;
    this.appOnly = appOnly;
    this.synchronizations = synchronizations;
    this.runEnd = runEnd;
  }

  @Override
  public Map<String, String> handle(MarkFailedInput input) {
    String step = failedStep(statuses.find(input.subscriptionId()).steps());
    FailureReason reason = reason(input, step);
    forgetOrganizationThatIsGone(input.subscriptionId());
    runEnd.clear(
        input.subscriptionId(),
        input.runId(),
        "MarkFailed",
        Map.of("code", reason.code(), "step", step));
    if (input.compensationFailure() == null) {
      statuses.takenBack(input.subscriptionId(), input.runId(), reason);
    } else {
      statuses.failed(input.subscriptionId(), input.runId(), reason);
    }
    return Map.of("code", reason.code(), "message", reason.message(), "step", step);
  }

  /**
   * The next one may be another one, which has not allowed anything and whose people are others.
   */
  private void forgetOrganizationThatIsGone(String subscriptionId) {
    if (connections.find(subscriptionId).isEmpty()) {
      appOnly.forbid(subscriptionId);
      synchronizations.forget(subscriptionId);
    }
  }

  private static FailureReason reason(MarkFailedInput input, String step) {
    FailureReason reason = FailureReasons.of(input.failure(), step);
    return input.compensationFailure() == null
        ? reason
        : new FailureReason(reason.code(), reason.message() + PARTLY_UNDONE, step);
  }

  private static String failedStep(List<Step> steps) {
    return steps.stream()
        .map(Step::name)
        .filter(name -> !COMPENSATION.contains(name))
        .reduce((earlier, later) -> later)
        .orElse("StartOnboarding");
  }
}
