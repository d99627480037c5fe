package dev.countersign.local.cloud.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.local.cloud.http.HttpResponse;
import dev.countersign.local.cloud.lambda.InvocationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns what a function answers into HTTP, as payload format 2.0 says. */
final class ApiAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiAnswer() {}

  static HttpResponse message(int status, String message) {
    return HttpResponse.json(status, "{\"message\":\"" + message + "\"}");
  }

  static HttpResponse of(InvocationResult result) {
    if (result.functionError()) {
      return message(500, "Internal Server Error");
    }
    try {
      JsonNode answer = JSON.readTree(result.payload());
      return answer.has("statusCode") ? respond(answer) : inferred(result);
    } catch (IOException | IllegalArgumentException e) {
      return message(500, "Internal Server Error");
    }
  }

  /** Without a status code API Gateway takes the whole answer as a JSON body. */
  private static HttpResponse inferred(InvocationResult result) {
    return HttpResponse.of(200, "application/json", result.payload());
  }

  private static HttpResponse respond(JsonNode answer) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    answer
        .path("headers")
        .properties()
        .forEach(entry -> headers.put(entry.getKey(), List.of(entry.getValue().asText())));
    byte[] body = body(answer);
    boolean typed = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
    if (!typed && body.length > 0) {
      headers.put("content-type", List.of("text/plain; charset=utf-8"));
    }
    HttpResponse response = new HttpResponse(answer.path("statusCode").asInt(), headers, body);
    for (JsonNode cookie : answer.path("cookies")) {
      response = response.with("set-cookie", cookie.asText());
    }
    return response;
  }

  private static byte[] body(JsonNode answer) {
    String body = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
