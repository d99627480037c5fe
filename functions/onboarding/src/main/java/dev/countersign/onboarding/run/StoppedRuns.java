package dev.countersign.onboarding.run;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.StatusStore;
import java.util.Optional;

/** Runs whose execution ended without saying so in the status. */
public final class StoppedRuns {
  /** What a run waits for that nobody can go on with any more. */
  public static final String STOPPING = "Stopping";

  private final StatusStore statuses;
  private final Executions executions;

  public StoppedRuns(StatusStore statuses, Executions executions) {
    this.statuses = statuses;
    this.executions = executions;
  }

  /** Says so at once: taking back begins when no function of the run can be running any more. */
  public void noteStopping(String subscriptionId, String runId) {
    statuses.waiting(
        subscriptionId,
        runId,
        STOPPING,
        "Onboarding was stopped. What it had set up is being taken back, which takes some minutes;"
            + " there is nothing to do meanwhile.");
  }

  /**
   * Has another execution take back what the run made. Once is enough: an undoing that fails would
   * go round for ever.
   *
   * @return false, if that was tried and did not end well: then the status says so
   */
  public boolean takeBack(String subscriptionId, String runId) {
    Optional<Boolean> undoing = executions.isUndoAlive(runId);
    if (undoing.isEmpty()) {
      noteStopping(subscriptionId, runId);
      String step = statuses.find(subscriptionId).step();
      executions.undo(StoppedRun.of(subscriptionId, runId, step));
      return true;
    }
    if (undoing.get()) {
      return true;
    }
    statuses.failed(subscriptionId, runId, leftBehind(statuses.find(subscriptionId)));
    return false;
  }

  /** Nothing is taken back: disconnecting again goes on where this stopped. */
  public void endDisconnecting(String subscriptionId, String runId) {
    statuses.failed(
        subscriptionId,
        runId,
        new FailureReason(
            "ExecutionStopped",
            "Disconnecting was stopped from outside or timed out. What was not taken down yet goes"
                + " on working. Disconnect again.",
            "StartDisconnecting"));
  }

  private static FailureReason leftBehind(ConnectionStatus now) {
    return new FailureReason(
        "ExecutionStopped",
        StoppedRun.TEXT + MarkFailed.PARTLY_UNDONE,
        now.step() == null ? "StartOnboarding" : now.step());
  }
}
