package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.organization.Directory.Change;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resource type "user". */
final class UserJson {
  private static final int EXTENSION_ATTRIBUTES = 15;
  private static final String EXTENSIONS = "onPremisesExtensionAttributes";

  private UserJson() {}

  static ObjectNode user(Person person, Properties properties) {
    return properties.complete(person.id(), values(person));
  }

  /**
   * @param readable false if the caller may know no more than that this user is a member
   */
  static ObjectNode member(Person person, Properties properties, boolean readable) {
    ObjectNode json =
        readable
            ? user(person, properties)
            : properties.complete(person.id(), Map.of("id", person.id()));
    return json.put("@odata.type", "#microsoft.graph.user");
  }

  /** An entry of a delta query. */
  static ObjectNode change(Change change, Properties properties) {
    Person person = change.person();
    if (person == null) {
      ObjectNode removed = JsonNodeFactory.instance.objectNode().put("id", change.id());
      removed.putObject("@removed").put("reason", change.removal());
      return removed;
    }
    ObjectNode json = properties.sparse(person.id(), values(person));
    if (properties.names().contains("manager") && person.managerId() != null) {
      json.putArray("manager@delta")
          .addObject()
          .put("@odata.type", "#microsoft.graph.user")
          .put("id", person.managerId());
    }
    return json;
  }

  private static Map<String, Object> values(Person person) {
    Map<String, Object> values = new LinkedHashMap<>(person.properties());
    values.put("id", person.id());
    if (values.get(EXTENSIONS) instanceof Map<?, ?> some) {
      values.put(EXTENSIONS, all(some));
    }
    return values;
  }

  private static ObjectNode all(Map<?, ?> some) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (int i = 1; i <= EXTENSION_ATTRIBUTES; i++) {
      Object value = some.get("extensionAttribute" + i);
      all.put("extensionAttribute" + i, value == null ? null : value.toString());
    }
    return all;
  }
}
