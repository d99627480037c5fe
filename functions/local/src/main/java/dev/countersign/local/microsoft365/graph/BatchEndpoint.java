package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Endpoint;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST /$batch}: "Combine multiple HTTP requests using JSON batching". The answers come in
 * another order than the requests, as Microsoft warns they may.
 */
final class BatchEndpoint {
  private static final int MAX_REQUESTS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Endpoint graph;

  /**
   * @param graph answers the requests inside
   */
  BatchEndpoint(Endpoint graph) {
    this.graph = graph;
  }

  Response answer(GraphRequest request) {
    JsonNode requests = request.json().path("requests");
    if (!requests.isArray() || requests.isEmpty() || requests.size() > MAX_REQUESTS) {
      throw new GraphException(
          400, "BadRequest", "Number of batch request steps must be from 1 to " + MAX_REQUESTS);
    }
    checkIds(requests);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (JsonNode part : requests) {
      json.withArrayProperty("responses").insert(0, answer(request.http(), part));
    }
    return Response.json(200, json);
  }

  private static void checkIds(JsonNode requests) {
    Set<String> ids = new HashSet<>();
    for (JsonNode part : requests) {
      String id = part.path("id").asText("");
      if (id.isEmpty() || !ids.add(id)) {
        throw new GraphException(400, "BadRequest", "Every request needs an 'id' of its own.");
      }
    }
  }

  private ObjectNode answer(Request outer, JsonNode part) {
    Map<String, String> headers = new HashMap<>();
    part.path("headers")
        .fields()
        .forEachRemaining(h -> headers.put(h.getKey(), h.getValue().asText()));
    headers.put("Authorization", String.valueOf(outer.header("Authorization")));
    String target = "/v1.0" + part.path("url").asText();
    byte[] body = part.path("body").toString().getBytes(StandardCharsets.UTF_8);
    String method = part.path("method").asText();
    Response response = graph.answer(new Request(method, target, outer.origin(), headers, body));
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", part.path("id").asText())
            .put("status", response.status());
    response.headers().forEach(json.putObject("headers")::put);
    return json.set("body", body(response));
  }

  private static JsonNode body(Response response) {
    String type = response.headers().getOrDefault("Content-Type", "");
    try {
      // Bodies that are not JSON come in Base64, which is how Jackson writes bytes.
      return type.startsWith("application/json")
          ? JSON.readTree(response.body())
          : JSON.valueToTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
