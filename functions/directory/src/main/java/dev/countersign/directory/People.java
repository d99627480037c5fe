package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Person;
import dev.countersign.signature.render.DirectoryFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes people of Graph's users. An entry of a delta query holds at least what has changed: a
 * property that is absent is as it was, one that is null was cleared. Source: Microsoft Graph, "Use
 * delta query to track changes".
 */
final class People {
  private static final String PHONES = "businessPhones";
  private static final String PROXIES = "proxyAddresses";
  private static final String EXTENSIONS = "onPremisesExtensionAttributes";
  private static final String SMTP = "smtp:";

  /** The properties that a user is asked for. */
  static final String PROPERTIES =
      String.join(",", DirectoryFields.USER_PROPERTIES)
          + ","
          + PHONES
          + ","
          + PROXIES
          + ","
          + EXTENSIONS;

  private People() {}

  /** Whether the entry says that the user is gone. */
  static boolean isRemoved(JsonNode user) {
    return user.has("@removed");
  }

  /**
   * The person; empty for accounts without any address, which send no mail.
   *
   * @param before what is known of the person; null if nothing is
   * @param groups that rules name and the person is in: users do not tell
   */
  static Optional<Person> of(JsonNode user, @Nullable Person before, Set<String> groups) {
    Map<String, String> fields = fields(user, before);
    Set<String> addresses = addresses(user, fields, before);
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Person(user.path("id").asText(), addresses, fields, manager(user, before), groups));
  }

  private static Map<String, String> fields(JsonNode user, @Nullable Person before) {
    Map<String, String> fields = new HashMap<>(before == null ? Map.of() : before.fields());
    for (String name : DirectoryFields.USER_PROPERTIES) {
      put(fields, name, user.get(name));
    }
    put(
        fields,
        DirectoryFields.BUSINESS_PHONE,
        user.has(PHONES) ? user.path(PHONES).path(0) : null);
    JsonNode extensions = user.get(EXTENSIONS);
    if (extensions != null) {
      DirectoryFields.EXTENSION_ATTRIBUTES.forEach(
          name -> put(fields, name, extensions.path(name)));
    }
    return fields;
  }

  /**
   * @param value null, if it did not change
   */
  private static void put(Map<String, String> fields, String name, @Nullable JsonNode value) {
    if (value == null) {
      return;
    }
    String text = value.asText("").strip();
    if (value.isTextual() && !text.isEmpty()) {
      fields.put(name, value.asText());
    } else {
      fields.remove(name);
    }
  }

  private static Set<String> addresses(
      JsonNode user, Map<String, String> fields, @Nullable Person before) {
    Set<String> addresses = new HashSet<>();
    if (user.has(PROXIES)) {
      for (JsonNode proxy : user.path(PROXIES)) {
        String address = proxy.asText();
        if (address.regionMatches(true, 0, SMTP, 0, SMTP.length())) {
          add(addresses, address.substring(SMTP.length()));
        }
      }
    } else if (before != null) {
      addresses.addAll(before.addresses());
      // Only what is named by a property of its own is known to be gone.
      addresses.remove(lower(before.fields().get("mail")));
      addresses.remove(lower(before.fields().get("userPrincipalName")));
    }
    add(addresses, lower(fields.get("mail")));
    add(addresses, lower(fields.get("userPrincipalName")));
    return addresses;
  }

  private static void add(Set<String> addresses, String address) {
    if (address.contains("@")) {
      addresses.add(lower(address));
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** A delta query tells changes of the relation, a single user has the manager inside. */
  private static @Nullable String manager(JsonNode user, @Nullable Person before) {
    String managerId = before == null ? null : before.managerId();
    for (JsonNode change : user.path("manager@delta")) {
      managerId = isRemoved(change) ? null : change.path("id").asText();
    }
    return user.path("manager").has("id") ? user.path("manager").path("id").asText() : managerId;
  }
}
