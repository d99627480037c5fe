package dev.countersign.directory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.directory.graph.Batch;
import dev.countersign.directory.graph.Graph;
import dev.countersign.directory.graph.MicrosoftFailures;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The users of an organisation, as Graph gives them. */
final class Users {
  private static final String DELTA = "/users/delta()?$select=" + People.PROPERTIES + ",manager";
  private static final String SINGLE =
      "?$select=id," + People.PROPERTIES + "&$expand=manager($select=id)";

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

  /** Single users, with a request for each twenty; without those that are gone. */
  List<JsonNode> find(Collection<String> ids) {
    return List.copyOf(
        new Batch(graph, tenantId).read(ids, id -> "/users/" + id + SINGLE).values());
  }
}
