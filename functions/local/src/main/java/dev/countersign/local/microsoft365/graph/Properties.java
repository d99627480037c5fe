package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of an object an answer holds: those of {@code $select}, or the type's default.
 *
 * @param names in the order of the answer
 */
record Properties(List<String> names, boolean selected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @param select the value of {@code $select}
   * @throws GraphException if the type has no such property
   */
  static Properties of(@Nullable String select, Type type) {
    if (select == null) {
      return new Properties(type.byDefault, false);
    }
    List<String> names = Arrays.stream(select.split(",", -1)).map(String::strip).toList();
    for (String name : names) {
      if (!type.all.contains(name)) {
        String text =
            "Parsing OData Select and Expand failed: Could not find a property named '%s' on type"
                + " '%s'.";
        throw new GraphException(400, "BadRequest", text.formatted(name, type.odataType));
      }
    }
    return new Properties(names, true);
  }

  /** What metadata URLs put after the collection's name. */
  String context() {
    return selected ? "(" + String.join(",", names) + ")" : "";
  }

  /** The object with null for what it lacks. */
  ObjectNode complete(String id, Map<String, Object> properties) {
    return object(id, properties, true);
  }

  /** The object without what was never set, as delta queries answer. */
  ObjectNode sparse(String id, Map<String, Object> properties) {
    return object(id, properties, false);
  }

  private ObjectNode object(String id, Map<String, Object> properties, boolean complete) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      if (complete || properties.containsKey(name)) {
        object.set(name, JSON.valueToTree(properties.get(name)));
      }
    }
    // An id comes even unasked, except from reads that select without it.
    return complete && selected && !names.contains("id") ? object : object.put("id", id);
  }

  /**
   * The types whose properties Graph's reference lists; those that nobody here asks for left out.
   */
  enum Type {
    USER(
        "microsoft.graph.user",
        "businessPhones displayName givenName jobTitle mail mobilePhone officeLocation"
            + " preferredLanguage surname userPrincipalName id",
        "accountEnabled city companyName country department employeeId faxNumber mailNickname"
            + " manager onPremisesExtensionAttributes otherMails postalCode proxyAddresses state"
            + " streetAddress usageLocation userType"),
    GROUP(
        "microsoft.graph.group",
        "id createdDateTime description displayName groupTypes mail mailEnabled mailNickname"
            + " proxyAddresses securityEnabled",
        "visibility membershipRule");

    private final String odataType;
    private final List<String> byDefault;
    private final Set<String> all;

    Type(String odataType, String byDefault, String others) {
      this.odataType = odataType;
      this.byDefault = List.of(byDefault.split(" "));
      this.all = Set.of((byDefault + " " + others).split(" "));
    }
  }
}
