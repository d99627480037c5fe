package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.directory.graph.Batch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The first stage of a {@link Synchronization}: reads people, and changes of people. */
final class Reading {
  private final Position position;
  private final Users users;
  private final Arrivals arrivals;
  private final DirectoryStore directory;
  private final String subscriptionId;
  private final @Nullable Set<String> members;

  /** Members who have to be read one by one; null until the changes have been. */
  private @Nullable Deque<String> unread;

  /**
   * @param members of the group in scope; null for everybody
   */
  Reading(
      Position position,
      Users users,
      Arrivals arrivals,
      DirectoryStore directory,
      String subscriptionId,
      @Nullable Set<String> members) {
    this.position = position;
    this.users = users;
    this.arrivals = arrivals;
    this.directory = directory;
    this.subscriptionId = subscriptionId;
    this.members = members;
  }

  /**
   * Reads the next page, or the next members.
   *
   * @return false, if another call has taken over
   */
  boolean step() {
    Cursor cursor = position.cursor();
    if (members == null) {
      return readPage();
    }
    if (unread == null && cursor.full() && cursor.link().isEmpty()) {
      // First: a change between the two is read twice rather than never.
      return position.save(cursor.withLink(users.latest()));
    }
    if (unread == null && !cursor.full()) {
      return readPage();
    }
    unread = unread == null ? unread(members) : unread;
    return readMembers(unread);
  }

  private boolean readPage() {
    Optional<UserPage> read = users.page(position.cursor().link());
    if (read.isEmpty()) {
      // Graph no longer knows where we were: everybody comes again.
      return position.save(position.restarted());
    }
    UserPage page = read.get();
    if (!position.isStillHeld()) {
      return false;
    }
    take(page.users().stream().filter(this::isInScope).toList());
    return page.last()
        ? afterLastPage(page.link())
        : position.save(position.cursor().withLink(page.link()));
  }

  private void take(List<JsonNode> inScope) {
    boolean full = position.cursor().full();
    position.noteManagers(arrivals.take(inScope, full));
    if (full) {
      position.see(ids(inScope));
    }
  }

  private boolean afterLastPage(String deltaLink) {
    if (members == null) {
      return position.save(position.cursor().leaving(deltaLink));
    }
    unread = unread(members);
    return position.save(position.cursor().withLink(deltaLink));
  }

  private boolean isInScope(JsonNode user) {
    return members == null || members.contains(user.path("id").asText());
  }

  /** All members who were not read yet; of a group that was read before only those who joined. */
  private Deque<String> unread(Set<String> all) {
    Set<String> ids = new HashSet<>(all);
    ids.removeAll(position.seen());
    if (!position.cursor().full()) {
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
      return position.save(position.cursor().leaving(position.cursor().link()));
    }
    List<JsonNode> found = users.find(some);
    if (!position.isStillHeld()) {
      return false;
    }
    position.noteManagers(arrivals.take(found, true));
    position.see(some);
    return position.save(position.cursor());
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
