package dev.countersign.core.directory;

import java.util.Map;
import java.util.Set;

/**
 * Somebody whose mail can be signed.
 *
 * @param objectId in Entra ID
 * @param addresses all of the person's SMTP addresses, in lower case
 * @param fields contact data by the names that templates use, for example {@code jobTitle}; empty
 *     ones are absent
 */
public record Person(String objectId, Set<String> addresses, Map<String, String> fields) {
  public Person {
    addresses = Set.copyOf(addresses);
    fields = Map.copyOf(fields);
  }
}
