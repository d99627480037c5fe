package dev.countersign.core.directory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose mail can be signed.
 *
 * @param objectId in Entra ID
 * @param addresses all of the person's SMTP addresses, in lower case
 * @param fields contact data by the names that templates use, for example {@code jobTitle}; empty
 *     ones are absent
 * @param managerId the manager's identifier in Entra ID; null, if there is none
 * @param groups identifiers of the groups that the person is in, directly or not; of those that
 *     rules name, and no others
 */
public record Person(
    String objectId,
    Set<String> addresses,
    Map<String, String> fields,
    @Nullable String managerId,
    Set<String> groups) {
  public Person {
    addresses = Set.copyOf(addresses);
    fields = Map.copyOf(fields);
    groups = Set.copyOf(groups);
  }

  /** Without a manager and without groups. */
  public Person(String objectId, Set<String> addresses, Map<String, String> fields) {
    this(objectId, addresses, fields, null, Set.of());
  }

  public Person withFields(Map<String, String> changed) {
    return new Person(objectId, addresses, changed, managerId, groups);
  }

  /** The person in a group, or not. */
  public Person withMembership(String groupId, boolean member) {
    Set<String> changed = new HashSet<>(groups);
    boolean differs = member ? changed.add(groupId) : changed.remove(groupId);
    return differs ? new Person(objectId, addresses, fields, managerId, changed) : this;
  }
}
