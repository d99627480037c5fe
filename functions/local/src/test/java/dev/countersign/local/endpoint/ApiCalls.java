package dev.countersign.local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Requests as API Gateway hands them over. */
final class ApiCalls {
  static final String BASE = "https://api.countersign.example";
  static final String OWNER = "owner";
  private final Handlers handlers;

  ApiCalls(Handlers handlers) {
    this.handlers = handlers;
  }

  /** A new subscription of {@link #OWNER}. */
  String subscription() {
    ObjectNode request = request("POST", OWNER, Map.of()).put("body", "{\"name\":\"Brightwater\"}");
    return body(handlers.call("CreateSubscription", request)).path("subscriptionId").asText();
  }

  /** The JSON of an answer to the owner. */
  JsonNode get(String function, String id) {
    return body(call(function, "GET", OWNER, Map.of("subscriptionId", id)));
  }

  JsonNode put(String function, Map<String, String> path, String body) {
    return handlers.call(function, request("PUT", OWNER, path).put("body", body));
  }

  JsonNode call(String function, String method, String caller, Map<String, String> path) {
    return handlers.call(function, request(method, caller, path));
  }

  static JsonNode body(JsonNode answer) {
    return read(answer.path("body").asText());
  }

  static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One field of each element. */
  static List<String> each(JsonNode array, String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(element -> element.path(field).asText())
        .toList();
  }

  private static ObjectNode request(String method, String caller, Map<String, String> path) {
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.set("pathParameters", Json.MAPPER.valueToTree(path));
    ObjectNode context = request.putObject("requestContext");
    context.put("domainName", BASE.substring("https://".length()));
    context.putObject("http").put("method", method);
    context.putObject("authorizer").putObject("jwt").putObject("claims").put("sub", caller);
    return request;
  }
}
