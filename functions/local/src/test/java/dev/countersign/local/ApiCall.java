package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/**
 * A request that a careless or hostile client makes.
 *
 * @param route as in the template: method and path
 * @param path with its parameters filled in
 * @param token null for none
 */
record ApiCall(String what, String route, String path, @Nullable String token, String body) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** An answer: its body is missing where it is not JSON. */
  record Answer(int status, JsonNode json, String text) {}

  Answer send(URI api) throws IOException, InterruptedException {
    String method = route.substring(0, route.indexOf(' '));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), json(response.body()), response.body());
    requireDocumented(answer);
    return answer;
  }

  /** Whatever a test sends: the answer is one that docs/openapi.yaml announces. */
  private void requireDocumented(Answer answer) {
    OpenApiDocument document = OpenApiDocument.published();
    if (document.routes().contains(route)) {
      assertThat(document.problems(route, answer.status(), answer.json()))
          .as(route + ", held against docs/openapi.yaml: " + answer.text())
          .isEmpty();
    }
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.missingNode();
    }
  }

  @Override
  public String toString() {
    return route + ": " + what;
  }
}
