package dev.countersign.core.directory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Where a synchronisation goes on, and whom it has seen so far. One call of a function at a time
 * may change it, which is less than one run: a call whose answer was lost works on beside the next.
 */
public interface CursorStore {
  /** Where to go on; empty before the first synchronisation. */
  Optional<Cursor> find(String subscriptionId);

  /**
   * From now on only this owner may save.
   *
   * @return where to go on; empty before the first synchronisation
   */
  Optional<Cursor> claim(String subscriptionId, String owner);

  /** Whether nobody else has claimed it since, and nobody has removed it. */
  boolean isHeld(String subscriptionId, String owner);

  /** As {@link #claim}, where there is nothing to go on from. */
  void begin(String subscriptionId, String owner, Cursor cursor);

  /**
   * Keeps where to go on.
   *
   * @return false, if another owner has claimed it since
   */
  boolean save(String subscriptionId, String owner, Cursor cursor);

  /** Notes whom a full reading has seen. */
  void see(String subscriptionId, Collection<String> objectIds);

  /** Whom the full reading has seen; the set is the caller's. */
  Set<String> seen(String subscriptionId);

  /** Nobody has been seen. */
  void forgetSeen(String subscriptionId);
}
