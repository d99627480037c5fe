package dev.countersign.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads many things of one kind with few requests. */
public final class Batch {
  /** As many requests as a batch takes. */
  public static final int MOST = 20;

  private final Graph graph;
  private final String tenantId;

  public Batch(Graph graph, String tenantId) {
    this.graph = graph;
    this.tenantId = tenantId;
  }

  /**
   * Reads one thing for each identifier.
   *
   * @param path below the version, by identifier
   * @return what was answered, by identifier; without what Graph does not know
   * @throws GraphThrottled if one of them was refused for now, for as long as Graph said
   */
  public Map<String, JsonNode> read(Collection<String> ids, Function<String, String> path) {
    List<String> all = List.copyOf(ids);
    Map<String, JsonNode> found = new HashMap<>();
    for (int from = 0; from < all.size(); from += MOST) {
      List<String> some = all.subList(from, Math.min(from + MOST, all.size()));
      graph.batch(tenantId, requests(some, path)).path("responses").forEach(r -> take(r, found));
    }
    return found;
  }

  private static ObjectNode requests(List<String> ids, Function<String, String> path) {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (String id : ids) {
      requests.addObject().put("id", id).put("method", "GET").put("url", path.apply(id));
    }
    return batch;
  }

  private static void take(JsonNode response, Map<String, JsonNode> found) {
    int status = response.path("status").asInt();
    if (status == 200) {
      found.put(response.path("id").asText(), response.path("body"));
    } else if (status != 404) {
      throw MicrosoftFailures.ofBatch(status, response.at("/headers/Retry-After").asText(null));
    }
  }
}
