package dev.countersign.directory;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.Scope;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Where one call of a synchronisation is, and whom its run has seen. */
final class Position {
  private final CursorStore cursors;
  private final String subscriptionId;
  private final String owner;
  private final Scope scope;
  private Cursor cursor;
  private boolean held;

  /**
   * Goes on where the last call was; from now on only this one does.
   *
   * @param ours whether the run may still do so. Asked after that: who takes over does the two in
   *     the other order, so that one of both notices the other
   */
  Position(
      CursorStore cursors, String subscriptionId, String runId, Scope scope, BooleanSupplier ours) {
    this.cursors = cursors;
    this.subscriptionId = subscriptionId;
    // Not the run alone: a call of it whose answer was lost may still be at work.
    this.owner = runId + "/" + UUID.randomUUID();
    this.scope = scope;
    Optional<Cursor> known = cursors.claim(subscriptionId, owner);
    this.held = ours.getAsBoolean();
    this.cursor = held ? begin(known) : known.orElse(Cursor.beginning(scope));
  }

  private Cursor begin(Optional<Cursor> known) {
    Cursor first = known.map(this::after).orElse(Cursor.beginning(scope));
    if (known.isEmpty()) {
      cursors.begin(subscriptionId, owner, first);
    } else if (!known.get().equals(first)) {
      save(first);
    }
    return first;
  }

  /** A link to changes serves any group; for everybody we lack those who were not in it. */
  private Cursor after(Cursor last) {
    if (last.scope().equals(scope.toText())) {
      return last;
    }
    return scope.group() == null || last.full()
        ? restarted()
        : Cursor.reading(last.link(), scope, false, last.managers());
  }

  Cursor cursor() {
    return cursor;
  }

  /** The beginning, with nobody seen. */
  Cursor restarted() {
    forgetSeen();
    return Cursor.beginning(scope);
  }

  /** Notes whether data of managers has to be brought to their reports; the next save keeps it. */
  void noteManagers(boolean due) {
    cursor = cursor.withManagers(due);
  }

  /**
   * Keeps where to go on, after the people: a page that is cut off is read again.
   *
   * @return false, if another call has taken over
   */
  boolean save(Cursor next) {
    cursor = next;
    held = held && cursors.save(subscriptionId, owner, next);
    return held;
  }

  /**
   * Asks whether nobody has taken over meanwhile: before something is written that was read at
   * Microsoft, which may have taken its time.
   */
  boolean isStillHeld() {
    held = held && cursors.isHeld(subscriptionId, owner);
    return held;
  }

  /** Whether nobody has taken over, as far as is known. */
  boolean isHeld() {
    return held;
  }

  void see(Collection<String> objectIds) {
    cursors.see(subscriptionId, objectIds);
  }

  Set<String> seen() {
    return cursors.seen(subscriptionId);
  }

  void forgetSeen() {
    cursors.forgetSeen(subscriptionId);
  }
}
