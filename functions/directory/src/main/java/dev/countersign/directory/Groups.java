package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.directory.graph.Batch;
import dev.countersign.directory.graph.Graph;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The groups of an organisation, as Graph gives them. */
final class Groups {
  private final Graph graph;
  private final String tenantId;

  Groups(Graph graph, String tenantId) {
    this.graph = graph;
    this.tenantId = tenantId;
  }

  /** Display names of those of these groups that there are, with a request for each twenty. */
  Map<String, String> names(Collection<String> groupIds) {
    Map<String, String> names = new HashMap<>();
    new Batch(graph, tenantId)
        .read(groupIds, id -> "/groups/" + id + "?$select=id,displayName")
        .forEach((id, group) -> names.put(id, group.path("displayName").asText()));
    return names;
  }

  /** The people in a group, those of groups inside included; empty if there is no such group. */
  Optional<Set<String>> members(String groupId) {
    Set<String> ids = new HashSet<>();
    String link =
        "/groups/"
            + groupId
            + "/transitiveMembers/microsoft.graph.user?$count=true&$top=999&$select=id";
    while (!link.isEmpty()) {
      Optional<JsonNode> page = graph.read(tenantId, link);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      page.get().path("value").forEach(user -> ids.add(user.path("id").asText()));
      link = page.get().path("@odata.nextLink").asText();
    }
    return Optional.of(ids);
  }

  /** As {@link #members}, of the group whose people are synchronised. */
  Set<String> requireMembers(String groupId) {
    return members(groupId)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "GroupGone",
                    "The group whose people are synchronised is no longer in Microsoft 365. Nothing"
                        + " was changed, and nobody's data is brought up to date. Connect again and"
                        + " choose another group, or all users.",
                    "404 for the group"));
  }
}
