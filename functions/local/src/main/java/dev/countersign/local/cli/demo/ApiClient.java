package dev.countersign.local.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.cli.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The product's HTTP API, called by a signed-in user. */
public final class ApiClient {
  private static final Duration LIMIT = Duration.ofSeconds(35);
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  public ApiClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public JsonNode get(String path) {
    return call("GET", path, Map.of());
  }

  public JsonNode post(String path, Map<String, ?> body) {
    return call("POST", path, body);
  }

  public JsonNode put(String path, Map<String, ?> body) {
    return call("PUT", path, body);
  }

  public JsonNode delete(String path) {
    return call("DELETE", path, Map.of());
  }

  private JsonNode call(String method, String path, Map<String, ?> body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                method.equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(Json.write(body)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw refused(method, path, response);
      }
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new CommandFailed(method + " " + path + " got no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(method + " " + path + " was interrupted.");
    }
  }

  private static CommandFailed refused(String method, String path, HttpResponse<String> response) {
    return new CommandFailed(
        "%s %s answered %d: %s".formatted(method, path, response.statusCode(), response.body()));
  }
}
