package dev.countersign.onboarding.synchronization;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.onboarding.run.Executions;
import java.util.UUID;

/** Starts synchronisations, one at a time for each organisation. */
public final class Synchronizations {
  private final ConnectionStore connections;
  private final StatusStore statuses;
  private final SynchronizationStore synchronizations;
  private final Executions executions;

  /**
   * @param executions of the state machine {@code synchronization}
   */
  public Synchronizations(
      ConnectionStore connections,
      StatusStore statuses,
      SynchronizationStore synchronizations,
      Executions executions) {
    this.connections = connections;
    this.statuses = statuses;
    this.synchronizations = synchronizations;
    this.executions = executions;
  }

  /** What became of the wish to synchronise. */
  public enum Outcome {
    STARTED,
    /** Another one is at it. */
    UNDER_WAY,
    /** Somebody is connecting or disconnecting; connecting synchronises by itself. */
    CONNECTION_CHANGES,
    NOT_CONNECTED
  }

  /** Starts one, if that is possible now. */
  public Outcome start(String subscriptionId) {
    if (connections.find(subscriptionId).map(Connection::secretHash).isEmpty()) {
      return Outcome.NOT_CONNECTED;
    }
    Status status = statuses.find(subscriptionId).status();
    if (status == Status.IN_PROGRESS || status == Status.DISCONNECTING) {
      return Outcome.CONNECTION_CHANGES;
    }
    String runId = UUID.randomUUID().toString();
    if (!synchronizations.begin(subscriptionId, runId)) {
      return Outcome.UNDER_WAY;
    }
    executions.start(new RunInput(subscriptionId, runId));
    return Outcome.STARTED;
  }
}
