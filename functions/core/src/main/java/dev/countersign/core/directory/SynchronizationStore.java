package dev.countersign.core.directory;

import org.jspecify.annotations.Nullable;

/** Who synchronises a directory now, and how the last synchronisation ended. */
public interface SynchronizationStore {
  /** How it is; {@link SynchronizationHealth#UNKNOWN} before the first synchronisation. */
  SynchronizationHealth health(String subscriptionId);

  /**
   * Begins, unless another run is at it. A run that has not been heard of for a while is dead.
   *
   * @return false, if another run is at it
   */
  boolean begin(String subscriptionId, String runId);

  /** Begins in any case; the run that was at it stops at its next page. */
  void takeOver(String subscriptionId, String runId);

  /**
   * Says that the run is alive.
   *
   * @return false, if it was taken over or given up for dead: then it has to stop
   */
  boolean renew(String subscriptionId, String runId);

  /**
   * Ends the run well.
   *
   * @param photos null while no signature shows any
   */
  void succeeded(String subscriptionId, String runId, @Nullable PhotoHealth photos);

  /** Ends the run with a reason. */
  void failed(String subscriptionId, String runId, String code, String message);

  /** Forgets all of it: the organisation is not connected any more. */
  void forget(String subscriptionId);
}
