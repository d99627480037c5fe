package dev.countersign.directory;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds people who are in the directory and no longer in its scope, some at a time. */
final class Leavers {
  /** People that are looked at together: some seconds. */
  private static final int CHUNK = 500;

  private final DirectoryStore directory;
  private final String subscriptionId;
  private final Set<String> wanted;
  private int removed;

  /**
   * @param wanted who stays
   */
  Leavers(DirectoryStore directory, String subscriptionId, Set<String> wanted) {
    this.directory = directory;
    this.subscriptionId = subscriptionId;
    this.wanted = wanted;
  }

  /**
   * @param gone who has to be removed
   * @param last who was looked at last; empty if nobody comes after
   */
  record Chunk(List<String> gone, Optional<String> last) {}

  /** Looks at the next people in the order of their identifiers. */
  Chunk after(String objectId) {
    List<String> some =
        directory.peopleAfter(subscriptionId, objectId, CHUNK).stream()
            .map(Person::objectId)
            .toList();
    return new Chunk(
        some.stream().filter(id -> !wanted.contains(id)).toList(),
        some.size() < CHUNK ? Optional.empty() : Optional.of(some.get(some.size() - 1)));
  }

  void remove(Chunk chunk) {
    removed += directory.remove(subscriptionId, chunk.gone());
  }

  /** People removed so far. */
  int removed() {
    return removed;
  }
}
