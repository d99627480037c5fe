package dev.countersign.local.microsoft365.organization;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** People and groups, and in which order the people last changed. Safe for use by many threads. */
public final class Directory {
  /**
   * The last thing that happened to a person.
   *
   * @param sequence grows with every change
   * @param person null if removed
   * @param removal why: Graph says "changed" for a soft deletion and "deleted" for a final one
   */
  public record Change(
      long sequence, String id, @Nullable Person person, @Nullable String removal) {}

  private final TreeMap<Long, Change> changes = new TreeMap<>();
  private final Map<String, Long> lastChange = new LinkedHashMap<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private long sequence;

  /** Adds a person, or replaces who has the same id. */
  public synchronized void put(Person person) {
    record(person.id(), person, null);
  }

  /**
   * Changes a person.
   *
   * @throws NoSuchElementException if there is none with that id
   */
  public synchronized void change(String id, UnaryOperator<Person> change) {
    Person person = person(id);
    if (person == null) {
      throw new NoSuchElementException("No person has the id " + id);
    }
    put(change.apply(person));
  }

  /** Moves a person to the deleted items, where Graph lets them rest for 30 days. */
  public synchronized void delete(String id) {
    record(id, null, "changed");
  }

  /** Deletes a person for good. */
  public synchronized void deletePermanently(String id) {
    record(id, null, "deleted");
  }

  private void record(String id, @Nullable Person person, @Nullable String removal) {
    Long before = lastChange.put(id, ++sequence);
    if (before != null) {
      changes.remove(before);
    }
    changes.put(sequence, new Change(sequence, id, person, removal));
  }

  public synchronized @Nullable Person person(String id) {
    Long last = lastChange.get(id);
    Change change = last == null ? null : changes.get(last);
    return change == null ? null : change.person();
  }

  /** The person with that user principal name or address, whatever its case. */
  public synchronized @Nullable Person personCalled(String name) {
    for (Person person : people()) {
      if (person.userPrincipalName().equalsIgnoreCase(name)
          || person.addresses().stream().anyMatch(name::equalsIgnoreCase)) {
        return person;
      }
    }
    return null;
  }

  public synchronized List<Person> people() {
    return lastChange.keySet().stream()
        .<@Nullable Person>map(this::person)
        .filter(p -> p != null)
        .toList();
  }

  /** The oldest changes after that sequence number, so many at most. */
  public synchronized List<Change> changesAfter(long after, int limit) {
    return changes.tailMap(after, false).values().stream().limit(limit).toList();
  }

  /** The sequence number of the youngest change; 0 if there was none. */
  public synchronized long lastSequence() {
    return sequence;
  }

  public synchronized void put(Group group) {
    groups.put(group.id(), group);
  }

  /** Deletes a group; its members stay. */
  public synchronized void remove(String groupId) {
    groups.remove(groupId);
  }

  public synchronized @Nullable Group group(String id) {
    return groups.get(id);
  }

  public synchronized List<Group> groups() {
    return List.copyOf(groups.values());
  }

  /** Ids of all people and groups that are members, directly or through other groups. */
  public synchronized Set<String> transitiveMemberIds(String groupId) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(groupId));
    while (!open.isEmpty()) {
      Group group = groups.get(open.remove());
      if (group != null) {
        group.memberIds().stream().sorted().filter(found::add).forEach(open::add);
      }
    }
    return found;
  }
}
