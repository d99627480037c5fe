package dev.countersign.directory;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Scope;
import dev.countersign.directory.graph.Graph;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a synchronisation, in steps that may be repeated.
 *
 * <p>Everybody: all pages of a delta query, then those of its changes. A group: its members one by
 * one, then, of the changes of everybody, those of members; who joins is read. So nobody outside a
 * group is ever read whole. Then who is gone is removed, data of managers goes to their reports,
 * and the groups that rules name are read.
 */
final class Synchronization {
  private final DirectoryStore directory;
  private final Position position;
  private final Reading reading;
  private final Arrivals arrivals;
  private final Managers managers;
  private final Memberships memberships;
  private final String subscriptionId;
  private final @Nullable Set<String> members;
  private boolean peopleDone;
  private @Nullable Leavers leavers;

  /**
   * @param ours whether the run may do the work, asked when its call has begun
   */
  Synchronization(
      DirectoryPorts ports,
      Graph graph,
      String tenantId,
      String subscriptionId,
      String runId,
      Scope scope,
      BooleanSupplier ours) {
    Groups groups = new Groups(graph, tenantId);
    Users users = new Users(graph, tenantId);
    this.subscriptionId = subscriptionId;
    this.directory = ports.directory();
    this.members = scope.group() == null ? null : groups.requireMembers(scope.group().id());
    this.memberships = new Memberships(ports, groups, subscriptionId, members);
    this.managers = new Managers(directory, subscriptionId);
    this.arrivals = new Arrivals(directory, users, managers, memberships, subscriptionId);
    this.position = new Position(ports.cursors(), subscriptionId, runId, scope, ours);
    this.reading = new Reading(position, users, arrivals, directory, subscriptionId, members);
  }

  /** Identifiers of people who came since the last synchronisation. */
  Set<String> newcomers() {
    return arrivals.newcomers();
  }

  /** People added, changed or removed. */
  int changed() {
    int removed = leavers == null ? 0 : leavers.removed();
    return arrivals.changed() + removed + managers.changed() + memberships.changed();
  }

  /** Whether another call, of this run or another one, does the work from now on. */
  boolean isTakenOver() {
    return !position.isHeld();
  }

  /** Asks for it. */
  boolean isStillOurs() {
    return position.isStillHeld();
  }

  /**
   * Does the next bit.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (isTakenOver()) {
      return false;
    }
    if (peopleDone) {
      return readGroups();
    }
    return switch (position.cursor().stage()) {
      case READING -> read();
      case LEAVING -> remove();
      case MANAGERS -> refreshManagers();
    };
  }

  private boolean read() {
    return reading.step() && (position.cursor().stage() == Cursor.Stage.READING || remove());
  }

  private boolean remove() {
    Cursor cursor = position.cursor();
    if (members == null && !cursor.full()) {
      // Graph has said who is gone.
      return position.save(cursor.refreshing()) && refreshManagers();
    }
    leavers = leavers == null ? new Leavers(directory, subscriptionId, wanted()) : leavers;
    Leavers.Chunk chunk = leavers.after(cursor.after());
    // Before: a run that is cut off here has to know that somebody's manager may be gone.
    if (!chunk.gone().isEmpty() && !position.save(cursor.withManagers(true))) {
      return false;
    }
    leavers.remove(chunk);
    return chunk.last().isPresent()
        ? position.save(position.cursor().withAfter(chunk.last().get()))
        : position.save(position.cursor().refreshing()) && refreshManagers();
  }

  private Set<String> wanted() {
    return members == null ? position.seen() : members;
  }

  private boolean refreshManagers() {
    Cursor cursor = position.cursor();
    if (cursor.managers()) {
      Optional<String> last = managers.refreshAfter(cursor.after());
      if (last.isPresent()) {
        return position.save(cursor.withAfter(last.get()));
      }
    }
    // What another call has seen since must not be forgotten.
    if (!position.isStillHeld()) {
      return false;
    }
    position.forgetSeen();
    peopleDone = position.save(cursor.finished());
    return peopleDone && readGroups();
  }

  /** Members are read, changed and written: two calls at once would lose some. */
  private boolean readGroups() {
    return position.isStillHeld() && memberships.step();
  }
}
