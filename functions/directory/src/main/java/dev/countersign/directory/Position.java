package dev.countersign.directory;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.Scope;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Where one run of a synchronisation is, and whom it has seen. */
final class Position {
  private final CursorStore cursors;
  private final String subscriptionId;
  private final String runId;
  private final Scope scope;
  private Cursor cursor;

  /** Goes on where the last run was; from now on only this one does. */
  Position(CursorStore cursors, String subscriptionId, String runId, Scope scope) {
    this.cursors = cursors;
    this.subscriptionId = subscriptionId;
    this.runId = runId;
    this.scope = scope;
    this.cursor = after(cursors.find(subscriptionId));
    cursors.claim(subscriptionId, runId, cursor);
  }

  /** A link to changes serves any group; for everybody we lack those who were not in it. */
  private Cursor after(Optional<Cursor> known) {
    Cursor last = known.orElse(Cursor.beginning(scope));
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
   * @return false, if another run has taken over
   */
  boolean save(Cursor next) {
    cursor = next;
    return cursors.save(subscriptionId, runId, next);
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
