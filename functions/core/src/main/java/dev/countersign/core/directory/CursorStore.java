package dev.countersign.core.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Where a synchronisation goes on, and whom it has seen so far. One run at a time may change it.
 */
public interface CursorStore {
  /** Where to go on; empty before the first synchronisation. */
  Optional<Cursor> find(String subscriptionId);

  /** From now on only this run may save. */
  void claim(String subscriptionId, String runId, Cursor cursor);

  /**
   * Keeps where to go on.
   *
   * @return false, if another run has claimed it since
   */
  boolean save(String subscriptionId, String runId, Cursor cursor);

  /** Notes whom a full reading has seen. */
  void see(String subscriptionId, Collection<String> objectIds);

  /** Whom the full reading has seen; the set is the caller's. */
  Set<String> seen(String subscriptionId);

  /** Nobody has been seen. */
  void forgetSeen(String subscriptionId);
}
