package dev.countersign.onboarding.run;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiProblem;
import java.util.Optional;

/** Runs whose execution ended without saying so in the status. */
public final class StoppedRuns {
  private static final String TAKING_BACK =
      "Onboarding was stopped. What it had set up is being taken back, which takes some minutes, or"
          + " longer while Microsoft does not answer; there is nothing to do meanwhile.";

  private final StatusStore statuses;
  private final Executions executions;

  public StoppedRuns(StatusStore statuses, Executions executions) {
    this.statuses = statuses;
    this.executions = executions;
  }

  /** What became of a run whose execution has ended. */
  public enum Outcome {
    /** It is being taken back. */
    TAKING_BACK,
    /** It had said itself how it ended, and stays so. */
    ENDED_ITSELF,
    /** Taking it back was tried and did not end well: the status says so. */
    LEFT_BEHIND
  }

  /**
   * Says so at once: taking back begins when no function of the run can be running any more.
   *
   * @return false, if it has ended by itself: then nothing was changed
   */
  public boolean noteStopping(String subscriptionId, String runId) {
    return statuses.stopping(subscriptionId, runId, TAKING_BACK);
  }

  /**
   * Has another execution take back what the run made. Once is enough: an undoing that fails would
   * go round for ever.
   */
  public Outcome takeBack(String subscriptionId, String runId) {
    Optional<Boolean> undoing = executions.isUndoAlive(runId);
    // From here on it cannot connect any more: a function of it may still be running.
    if (!noteStopping(subscriptionId, runId)) {
      return Outcome.ENDED_ITSELF;
    }
    if (undoing.isEmpty()) {
      String step = statuses.find(subscriptionId).step();
      executions.undo(StoppedRun.of(subscriptionId, runId, step));
      return Outcome.TAKING_BACK;
    }
    if (undoing.get()) {
      return Outcome.TAKING_BACK;
    }
    statuses.failed(subscriptionId, runId, leftBehind(statuses.find(subscriptionId)));
    return Outcome.LEFT_BEHIND;
  }

  /** To whoever wants something of a run, or a run of its own, meanwhile. */
  public static ApiProblem takingBack() {
    return new ApiProblem(
        409,
        "TakingBack",
        "The run before was stopped. What it set up is being taken back; nothing else was changed."
            + " Try again in a few minutes.");
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
