package dev.countersign.onboarding.disconnect;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Step;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.run.FailureReasons;
import dev.countersign.onboarding.run.MarkFailedInput;
import dev.countersign.onboarding.run.RunEnd;
import java.util.List;
import java.util.Map;

/**
 * Ends a disconnecting that failed. What is known of the organisation is kept, so that mail which
 * is still routed goes on being signed and returned.
 */
public final class MarkDisconnectFailed extends JsonHandler<MarkFailedInput, Map<String, String>> {
  private static final String WHAT_NEXT =
      " What was not taken down yet goes on working. Disconnect again; or remove what is left by"
          + " hand (docs/operations.md says how) and disconnect with removedByHand=true.";

  private final StatusStore statuses;
  private final RunEnd runEnd;

  /** For Lambda. */
  public MarkDisconnectFailed() {
    this(Environment.ofLambda());
  }

  public MarkDisconnectFailed(Environment environment) {
    this(new Wiring(environment));
  }

  private MarkDisconnectFailed(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().end());
  }

  MarkDisconnectFailed(StatusStore statuses, RunEnd runEnd) {
    super(MarkFailedInput.class);
    this.statuses = statuses;
    this.runEnd = runEnd;
  }

  @Override
  public Map<String, String> handle(MarkFailedInput input) {
    ConnectionStatus now = statuses.find(input.subscriptionId());
    if (now.status() == Status.NOT_CONNECTED) {
      // MarkDisconnected had done all of it before it was cut off.
      return Map.of("code", "None", "step", "MarkDisconnected");
    }
    List<Step> steps = now.steps();
    String step = steps.isEmpty() ? "StartDisconnecting" : steps.get(steps.size() - 1).name();
    FailureReason reason = FailureReasons.of(input.failure(), step);
    runEnd.clear(
        input.subscriptionId(),
        input.runId(),
        "MarkDisconnectFailed",
        Map.of("code", reason.code(), "step", step));
    statuses.failed(
        input.subscriptionId(),
        input.runId(),
        new FailureReason(reason.code(), reason.message() + WHAT_NEXT, step));
    return Map.of("code", reason.code(), "step", step);
  }
}
