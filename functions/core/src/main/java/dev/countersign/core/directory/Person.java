package dev.countersign.core.directory;

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
 */
public record Person(
    String objectId,
    Set<String> addresses,
    Map<String, String> fields,
    @Nullable String managerId) {
  public Person {
    addresses = Set.copyOf(addresses);
    fields = Map.copyOf(fields);
  }

  /** Without a manager. */
  public Person(String objectId, Set<String> addresses, Map<String, String> fields) {
    this(objectId, addresses, fields, null);
  }

  public Person withFields(Map<String, String> changed) {
    return new Person(objectId, addresses, changed, managerId);
  }
}
