package dev.countersign.onboarding.run;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.onboarding.run.StoppedRuns.Outcome;
import java.util.Optional;
import java.util.UUID;

/** Begins runs of the onboarding state machine: one at a time for each subscription. */
public final class RunStarts {
  private final StatusStore statuses;
  private final Executions executions;
  private final StoppedRuns stoppedRuns;

  public RunStarts(StatusStore statuses, Executions executions) {
    this.statuses = statuses;
    this.executions = executions;
    this.stoppedRuns = new StoppedRuns(statuses, executions);
  }

  /**
   * Begins a run; its execution is the caller's to start.
   *
   * @return the new run
   * @throws ApiProblem 409, if another run is in progress, or is being taken back
   */
  public String begin(String subscriptionId) {
    String runId = claim(subscriptionId);
    // Before it starts: the execution's tasks write the status, too.
    statuses.attach(subscriptionId, runId, executions.arn(runId));
    return runId;
  }

  private String claim(String subscriptionId) {
    String runId = UUID.randomUUID().toString();
    if (statuses.begin(subscriptionId, runId)) {
      return runId;
    }
    ConnectionStatus now = statuses.find(subscriptionId);
    if (now.status() == Status.IN_PROGRESS && now.runId() != null) {
      return takeOver(subscriptionId, now, now.runId());
    }
    throw inProgress(now);
  }

  /** A run that was cut off must not block the next one for ever. */
  private String takeOver(String subscriptionId, ConnectionStatus now, String runId) {
    Optional<Boolean> alive = executions.isAlive(runId);
    if (alive.isEmpty() && now.steps().isEmpty()) {
      return runId;
    }
    if (alive.orElse(false)) {
      throw inProgress(now);
    }
    if (!isStill(subscriptionId, runId)) {
      return claim(subscriptionId);
    }
    // UndoStoppedRun does this already, unless its event was lost.
    if (stoppedRuns.takeBack(subscriptionId, runId) != Outcome.TAKING_BACK) {
      return claim(subscriptionId);
    }
    throw StoppedRuns.takingBack();
  }

  /** It may have ended by itself while its execution was asked for. */
  private boolean isStill(String subscriptionId, String runId) {
    ConnectionStatus now = statuses.find(subscriptionId);
    return now.status() == Status.IN_PROGRESS && runId.equals(now.runId());
  }

  private static ApiProblem inProgress(ConnectionStatus now) {
    String where =
        now.status() == Status.DISCONNECTING
            ? "The connection is being taken down."
            : "A run is in progress"
                + (now.step() == null ? "." : ", in the step " + now.step() + ".");
    return new ApiProblem(
        409,
        "AlreadyInProgress",
        where + " Nothing was changed; read the connection to see what it needs to go on.");
  }
}
