package dev.countersign.onboarding.groups;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.directory.Scope;
import java.util.HashSet;
import java.util.Set;

/**
 * A group as Graph's resource type "group" describes it.
 *
 * @param types empty for those that Exchange and Entra ID call security and distribution groups
 */
record DirectoryGroup(
    String id,
    String name,
    String address,
    Set<String> types,
    boolean mailEnabled,
    boolean securityEnabled) {
  /** The properties that a group is asked for. */
  static final String PROPERTIES = "id,displayName,mail,groupTypes,mailEnabled,securityEnabled";

  static DirectoryGroup of(JsonNode json) {
    Set<String> types = new HashSet<>();
    json.path("groupTypes").forEach(type -> types.add(type.asText()));
    return new DirectoryGroup(
        json.path("id").asText(),
        json.path("displayName").asText(),
        json.path("mail").asText(""),
        types,
        json.path("mailEnabled").asBoolean(),
        json.path("securityEnabled").asBoolean());
  }

  Scope toScope() {
    return Scope.of(new Scope.Group(id, name, address));
  }
}
