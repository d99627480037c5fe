package dev.countersign.onboarding.synchronization;

import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.run.FailureReasons;
import dev.countersign.onboarding.run.MarkFailedInput;
import java.util.Map;

/** Notes why a synchronisation failed, for the status of the connection. */
public final class MarkSynchronizationFailed
    extends JsonHandler<MarkFailedInput, Map<String, String>> {
  private static final String STEP = "SynchronizeDirectory";
  private final SynchronizationStore synchronizations;

  /** For Lambda. */
  public MarkSynchronizationFailed() {
    this(Environment.ofLambda());
  }

  public MarkSynchronizationFailed(Environment environment) {
    this(new Wiring(environment));
  }

  private MarkSynchronizationFailed(Wiring wiring) {
    this(wiring.stores().synchronizationStore());
  }

  public MarkSynchronizationFailed(SynchronizationStore synchronizations) {
    super(MarkFailedInput.class);
    this.synchronizations = synchronizations;
  }

  @Override
  public Map<String, String> handle(MarkFailedInput input) {
    FailureReason reason =
        FailureReasons.ours(input.failure(), STEP).orElseGet(MarkSynchronizationFailed::unexpected);
    synchronizations.failed(input.subscriptionId(), input.runId(), reason.code(), reason.message());
    return Map.of("code", reason.code());
  }

  private static FailureReason unexpected() {
    return new FailureReason(
        "SynchronizationStopped",
        "The synchronisation of the directory was not finished. People's data stay as they were"
            + " until then; it is tried again every twenty minutes. If it stays so, whoever runs"
            + " this deployment has to look at the execution and at the function's log.",
        STEP);
  }
}
