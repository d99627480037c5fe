package dev.countersign.directory;

import dev.countersign.core.directory.DirectoryStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** People who are in the directory and no longer in its scope, removed some at a time. */
final class Leavers {
  /** People removed together: some seconds. */
  private static final int CHUNK = 500;

  private final DirectoryStore directory;
  private final String subscriptionId;
  private final Deque<String> left;
  private int removed;

  private Leavers(DirectoryStore directory, String subscriptionId, Set<String> gone) {
    this.directory = directory;
    this.subscriptionId = subscriptionId;
    this.left = new ArrayDeque<>(gone);
  }

  static Leavers nobody(DirectoryStore directory, String subscriptionId) {
    return new Leavers(directory, subscriptionId, Set.of());
  }

  static Leavers allBut(Set<String> wanted, DirectoryStore directory, String subscriptionId) {
    Set<String> gone = directory.ids(subscriptionId);
    gone.removeAll(wanted);
    return new Leavers(directory, subscriptionId, gone);
  }

  boolean any() {
    return !left.isEmpty();
  }

  void removeSome() {
    List<String> some = new ArrayList<>();
    while (!left.isEmpty() && some.size() < CHUNK) {
      some.add(left.remove());
    }
    removed += directory.remove(subscriptionId, some);
  }

  /** People removed so far. */
  int removed() {
    return removed;
  }
}
