package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Json;
import dev.countersign.directory.graph.Graph;
import dev.countersign.directory.graph.MicrosoftFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The users of an organisation, as Graph gives them. */
final class Users {
  /** As many requests as a batch takes. */
  static final int MOST_IN_BATCH = 20;

  private static final String DELTA = "/users/delta()?$select=" + People.PROPERTIES + ",manager";
  private final Graph graph;
  private final String tenantId;

  Users(Graph graph, String tenantId) {
    this.graph = graph;
    this.tenantId = tenantId;
  }

  /**
   * A page of what has changed.
   *
   * @param link from the page before; empty for the first page of everybody
   * @return empty, if Graph wants us to start again
   */
  Optional<UserPage> page(String link) {
    return graph.sync(tenantId, link.isEmpty() ? DELTA : link).map(UserPage::of);
  }

  /** Where changes from now on begin; reads nobody. */
  String latest() {
    return page(DELTA + "&$deltatoken=latest")
        .map(UserPage::link)
        .orElseThrow(() -> MicrosoftFailures.ofBatch(410, null));
  }

  /** The people in a group, those of groups inside included. */
  Set<String> members(String groupId) {
    Set<String> ids = new HashSet<>();
    String link =
        "/groups/"
            + groupId
            + "/transitiveMembers/microsoft.graph.user?$count=true&$top=999&$select=id";
    while (!link.isEmpty()) {
      JsonNode page = graph.read(tenantId, link).orElseThrow(Users::groupGone);
      page.path("value").forEach(user -> ids.add(user.path("id").asText()));
      link = page.path("@odata.nextLink").asText();
    }
    return ids;
  }

  /**
   * Single users; without those that are gone.
   *
   * @param ids at most {@link #MOST_IN_BATCH}
   */
  List<JsonNode> find(Collection<String> ids) {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (String id : ids) {
      String url =
          "/users/" + id + "?$select=id," + People.PROPERTIES + "&$expand=manager($select=id)";
      requests.addObject().put("id", id).put("method", "GET").put("url", url);
    }
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode part : graph.batch(tenantId, batch).path("responses")) {
      int status = part.path("status").asInt();
      if (status == 200) {
        found.add(part.path("body"));
      } else if (status != 404) {
        throw MicrosoftFailures.ofBatch(status, part.at("/headers/Retry-After").asText(null));
      }
    }
    return found;
  }

  private static PermanentFailure groupGone() {
    return new PermanentFailure(
        "GroupGone",
        "The group whose people are synchronised is no longer in Microsoft 365. Nothing was changed,"
            + " and nobody's data is brought up to date. Connect again and choose another group, or"
            + " all users.",
        "404 for the group");
  }
}
