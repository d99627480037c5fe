package dev.countersign.directory.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.lambda.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads many things of one kind with few requests. */
public final class Batch {
  /** As many requests as a batch takes. */
  public static final int MOST = 20;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_GATEWAY = 502;

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
    Map<String, JsonNode> found = new HashMap<>();
    ask(ids, path)
        .forEach(
            (id, response) -> {
              int status = response.path("status").asInt();
              if (status == OK) {
                found.put(id, response.path("body"));
              } else if (status != NOT_FOUND) {
                throw failure(response);
              }
            });
    return found;
  }

  /**
   * As {@link #read}, where an answer may be missing: one that Graph could not give for a reason of
   * its own.
   *
   * @return by identifier; empty for what Graph does not know
   */
  public Map<String, Optional<JsonNode>> tryRead(
      Collection<String> ids, Function<String, String> path) {
    Map<String, Optional<JsonNode>> found = new HashMap<>();
    ask(ids, path)
        .forEach(
            (id, response) -> {
              int status = response.path("status").asInt();
              if (status == TOO_MANY_REQUESTS) {
                throw failure(response);
              } else if (status == OK || status == NOT_FOUND) {
                found.put(id, Optional.of(response.path("body")).filter(body -> status == OK));
              }
            });
    return found;
  }

  private Map<String, JsonNode> ask(Collection<String> ids, Function<String, String> path) {
    List<String> all = List.copyOf(ids);
    Map<String, JsonNode> responses = new HashMap<>();
    for (int from = 0; from < all.size(); from += MOST) {
      List<String> some = all.subList(from, Math.min(from + MOST, all.size()));
      for (JsonNode response : graph.batch(tenantId, requests(some, path)).path("responses")) {
        responses.put(response.path("id").asText(), response);
      }
      // What is not answered is not known to be gone.
      if (!responses.keySet().containsAll(some)) {
        throw MicrosoftFailures.ofBatch(BAD_GATEWAY, null);
      }
    }
    return responses;
  }

  private static ObjectNode requests(List<String> ids, Function<String, String> path) {
    ObjectNode batch = Json.MAPPER.createObjectNode();
    ArrayNode requests = batch.putArray("requests");
    for (String id : ids) {
      requests.addObject().put("id", id).put("method", "GET").put("url", path.apply(id));
    }
    return batch;
  }

  private static Failure failure(JsonNode response) {
    return MicrosoftFailures.ofBatch(
        response.path("status").asInt(), response.at("/headers/Retry-After").asText(null));
  }
}
