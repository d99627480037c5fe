package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Calls cmdlets over HTTP, as the PowerShell module does. */
public final class AdminClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came back. */
  public record Answer(int status, JsonNode body, HttpResponse<String> response) {

    public JsonNode only() {
      return body.path("value").path(0);
    }

    public List<String> names() {
      return body.path("value").findValuesAsText("Name");
    }

    public String errorDetail() {
      return body.at("/error/details/0/message").asText();
    }

    /** The .NET type in the middle of the detail. */
    public String errorType() {
      return errorDetail().split("\\|", 3)[1];
    }

    public String warning() {
      return body.path("@adminapi.warnings").path(0).asText();
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;

  public AdminClient(HttpHandler api) {
    try {
      this.server = ExchangeAdministration.serve(api);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a cmdlet as the sample administrator. */
  public Answer call(String cmdlet, Map<String, ?> parameters) {
    return send(request(cmdlet, parameters).build());
  }

  /** Calls a cmdlet that must succeed. */
  public Answer run(String cmdlet, Map<String, ?> parameters) {
    Answer answer = call(cmdlet, parameters);
    if (answer.status() != 200) {
      throw new AssertionError(cmdlet + ": " + answer.body());
    }
    return answer;
  }

  public HttpRequest.Builder request(String cmdlet, Map<String, ?> parameters) {
    Map<String, ?> input =
        Map.of("CmdletInput", Map.of("CmdletName", cmdlet, "Parameters", parameters));
    return HttpRequest.newBuilder(uri(SmallOrganization.TENANT))
        .header("Authorization", "Bearer admin")
        .header("X-AnchorMailbox", "UPN:" + SmallOrganization.ADMIN)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JSON.valueToTree(input).toString()));
  }

  public URI uri(String tenant) {
    return URI.create(
        "http://127.0.0.1:%d/adminapi/beta/%s/InvokeCommand"
            .formatted(server.getAddress().getPort(), tenant));
  }

  public Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), JSON.readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
