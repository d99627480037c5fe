package dev.countersign.core.connection;

import dev.countersign.core.connection.ConnectionStatus.FailureReason;

/** Where the status of each connection is kept. Only the run that holds it may change it. */
public interface StatusStore {
  /** The status; {@link ConnectionStatus#NOT_CONNECTED} if nothing happened yet. */
  ConnectionStatus find(String subscriptionId);

  /**
   * Begins a run.
   *
   * @return false, if another run is in progress: then nothing was changed
   */
  boolean begin(String subscriptionId, String runId);

  /**
   * Begins to disconnect.
   *
   * @return false, if another run is in progress: then nothing was changed
   */
  boolean beginDisconnecting(String subscriptionId, String runId);

  /** Notes the execution of the run that was begun. */
  void attach(String subscriptionId, String runId, String executionArn);

  /** Notes that the run entered a state; entering the one it is in again changes nothing. */
  void enter(String subscriptionId, String runId, String step);

  /** Notes what the state that the run is in waits for; the same again changes nothing. */
  void waiting(String subscriptionId, String runId, String code, String message);

  /**
   * Notes that the run was stopped from outside and is going to be taken back.
   *
   * @return false, if it has ended by itself: then nothing was changed
   */
  boolean stopping(String subscriptionId, String runId, String message);

  /**
   * Ends the run well.
   *
   * @return false, if it is being taken back: then nothing was changed
   */
  boolean connected(String subscriptionId, String runId);

  /** Ends disconnecting well. */
  void disconnected(String subscriptionId, String runId);

  /**
   * Ends a run that failed and was taken back: what was connected before it, is. Otherwise it is
   * {@code FAILED}.
   */
  void takenBack(String subscriptionId, String runId, FailureReason reason);

  /** Ends a run that failed, with something left to be put right. */
  void failed(String subscriptionId, String runId, FailureReason reason);
}
