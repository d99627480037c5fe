package dev.countersign.directory;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Cursors that are kept somewhere else. */
class ForwardingCursors implements CursorStore {
  private final CursorStore cursors;

  ForwardingCursors(CursorStore cursors) {
    this.cursors = cursors;
  }

  @Override
  public Optional<Cursor> find(String subscriptionId) {
    return cursors.find(subscriptionId);
  }

  @Override
  public Optional<Cursor> claim(String subscriptionId, String owner) {
    return cursors.claim(subscriptionId, owner);
  }

  @Override
  public boolean isHeld(String subscriptionId, String owner) {
    return cursors.isHeld(subscriptionId, owner);
  }

  @Override
  public void begin(String subscriptionId, String owner, Cursor cursor) {
    cursors.begin(subscriptionId, owner, cursor);
  }

  @Override
  public boolean save(String subscriptionId, String owner, Cursor cursor) {
    return cursors.save(subscriptionId, owner, cursor);
  }

  @Override
  public void see(String subscriptionId, Collection<String> objectIds) {
    cursors.see(subscriptionId, objectIds);
  }

  @Override
  public Set<String> seen(String subscriptionId) {
    return cursors.seen(subscriptionId);
  }

  @Override
  public void forgetSeen(String subscriptionId) {
    cursors.forgetSeen(subscriptionId);
  }
}
