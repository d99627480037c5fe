package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Scope;
import dev.countersign.directory.graph.Batch;
import dev.countersign.directory.graph.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final CursorStore cursors;
  private final Users users;
  private final DirectoryStore directory;
  private final Arrivals arrivals;
  private final Managers managers;
  private final Memberships memberships;
  private final String subscriptionId;
  private final String runId;
  private final Scope scope;
  private final @Nullable Set<String> members;
  private Cursor cursor;
  private boolean peopleDone;
  private @Nullable Leavers leavers;

  /** Members who have to be read one by one; null until the changes have been. */
  private @Nullable Deque<String> unread;

  Synchronization(
      DirectoryPorts ports,
      Graph graph,
      String tenantId,
      String subscriptionId,
      String runId,
      Scope scope) {
    Groups groups = new Groups(graph, tenantId);
    this.cursors = ports.cursors();
    this.directory = ports.directory();
    this.users = new Users(graph, tenantId);
    this.members = scope.group() == null ? null : groups.requireMembers(scope.group().id());
    this.memberships = new Memberships(ports, groups, subscriptionId, members);
    this.managers = new Managers(ports.directory(), subscriptionId);
    this.arrivals = new Arrivals(ports.directory(), users, managers, memberships, subscriptionId);
    this.subscriptionId = subscriptionId;
    this.runId = runId;
    this.scope = scope;
    this.cursor = cursor(cursors.find(subscriptionId));
    cursors.claim(subscriptionId, runId, cursor);
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

  /**
   * Does the next bit.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (peopleDone) {
      return memberships.step();
    }
    return switch (cursor.stage()) {
      case READING -> read();
      case LEAVING -> remove();
      case MANAGERS -> refreshManagers();
    };
  }

  private boolean read() {
    if (members == null) {
      return readPage();
    }
    if (unread == null && cursor.full() && cursor.link().isEmpty()) {
      // First: a change between the two is read twice rather than never.
      return save(cursor.withLink(users.latest()));
    }
    if (unread == null && !cursor.full()) {
      return readPage();
    }
    unread = unread == null ? unread(members) : unread;
    return readMembers(unread);
  }

  /** A link to changes serves any group; for everybody we lack those who were not in it. */
  private Cursor cursor(Optional<Cursor> known) {
    Cursor last = known.orElse(Cursor.beginning(scope));
    if (last.scope().equals(scope.toText())) {
      return last;
    }
    return members == null || last.full()
        ? restarted()
        : Cursor.reading(last.link(), scope, false, last.managers());
  }

  private Cursor restarted() {
    cursors.forgetSeen(subscriptionId);
    return Cursor.beginning(scope);
  }

  private boolean readPage() {
    Optional<UserPage> read = users.page(cursor.link());
    if (read.isEmpty()) {
      // Graph no longer knows where we were: everybody comes again.
      return save(restarted());
    }
    UserPage page = read.get();
    List<JsonNode> inScope = page.users().stream().filter(this::isInScope).toList();
    cursor = cursor.withManagers(arrivals.take(inScope, cursor.full()));
    if (cursor.full()) {
      cursors.see(subscriptionId, ids(inScope));
    }
    return page.last() ? afterLastPage(page.link()) : save(cursor.withLink(page.link()));
  }

  private boolean afterLastPage(String deltaLink) {
    if (members == null) {
      return save(cursor.leaving(deltaLink)) && remove();
    }
    unread = unread(members);
    return save(cursor.withLink(deltaLink));
  }

  private boolean isInScope(JsonNode user) {
    return members == null || members.contains(user.path("id").asText());
  }

  /** All members who were not read yet; of a group that was read before only those who joined. */
  private Deque<String> unread(Set<String> all) {
    Set<String> ids = new HashSet<>(all);
    ids.removeAll(cursors.seen(subscriptionId));
    if (!cursor.full()) {
      ids.removeAll(directory.ids(subscriptionId));
    }
    return new ArrayDeque<>(ids);
  }

  private boolean readMembers(Deque<String> left) {
    List<String> some = new ArrayList<>();
    while (!left.isEmpty() && some.size() < Batch.MOST) {
      some.add(left.remove());
    }
    if (some.isEmpty()) {
      return save(cursor.leaving(cursor.link())) && remove();
    }
    cursor = cursor.withManagers(arrivals.take(users.find(some), true));
    cursors.see(subscriptionId, some);
    return save(cursor);
  }

  private boolean remove() {
    if (members == null && !cursor.full()) {
      // Graph has said who is gone.
      return save(cursor.refreshing()) && refreshManagers();
    }
    leavers = leavers == null ? new Leavers(directory, subscriptionId, wanted()) : leavers;
    Leavers.Chunk chunk = leavers.after(cursor.after());
    // Before: a run that is cut off here has to know that somebody's manager may be gone.
    if (!chunk.gone().isEmpty() && !save(cursor.withManagers(true))) {
      return false;
    }
    leavers.remove(chunk);
    return chunk.last().isPresent()
        ? save(cursor.withAfter(chunk.last().get()))
        : save(cursor.refreshing()) && refreshManagers();
  }

  private Set<String> wanted() {
    return members == null ? cursors.seen(subscriptionId) : members;
  }

  private boolean refreshManagers() {
    if (cursor.managers()) {
      Optional<String> last = managers.refreshAfter(cursor.after());
      if (last.isPresent()) {
        return save(cursor.withAfter(last.get()));
      }
    }
    cursors.forgetSeen(subscriptionId);
    peopleDone = save(cursor.finished());
    return peopleDone && memberships.step();
  }

  /** After the people: a page that is cut off is read again. */
  private boolean save(Cursor next) {
    cursor = next;
    return cursors.save(subscriptionId, runId, next);
  }

  private static List<String> ids(List<JsonNode> users) {
    List<String> ids = new ArrayList<>();
    for (JsonNode user : users) {
      if (!People.isRemoved(user)) {
        ids.add(user.path("id").asText());
      }
    }
    return ids;
  }
}
