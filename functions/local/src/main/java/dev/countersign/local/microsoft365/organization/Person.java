package dev.countersign.local.microsoft365.organization;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user of the directory.
 *
 * @param properties Graph's properties by Graph's names; one that was never set is absent, one that
 *     was cleared is null
 * @param managerId the manager's id
 */
public record Person(String id, Map<String, Object> properties, @Nullable String managerId) {
  public Person {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  public String userPrincipalName() {
    return (String) properties.getOrDefault("userPrincipalName", "");
  }

  public String displayName() {
    return (String) properties.getOrDefault("displayName", "");
  }

  /** The primary address, or null for who has no mailbox. */
  public @Nullable String mail() {
    return (String) properties.get("mail");
  }

  public boolean enabled() {
    return Boolean.TRUE.equals(properties.get("accountEnabled"));
  }

  /** Every SMTP address, the primary one first. */
  public List<String> addresses() {
    Object proxies = properties.getOrDefault("proxyAddresses", List.of());
    return ((List<?>) proxies)
        .stream()
            .map(Object::toString)
            .filter(a -> a.regionMatches(true, 0, "smtp:", 0, 5))
            .sorted() // "SMTP:", which marks the primary address, sorts before "smtp:"
            .map(a -> a.substring(5))
            .toList();
  }

  /** The same person with one property changed; null clears it. */
  public Person with(String property, @Nullable Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(properties);
    putNullable(changed, property, value);
    return new Person(id, changed, managerId);
  }

  @SuppressWarnings("NullAway") // Graph tells a cleared property from one that was never set
  private static void putNullable(Map<String, Object> map, String name, @Nullable Object value) {
    map.put(name, value);
  }
}
