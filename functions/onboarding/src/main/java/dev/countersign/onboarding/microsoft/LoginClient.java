package dev.countersign.onboarding.microsoft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Requests to the Microsoft identity platform. Throttling (429), 5xx, time-outs and broken
 * connections are temporary failures; every other answer is for the caller to read.
 */
public final class LoginClient {
  /** API Gateway gives up after 30 seconds; two requests have to fit. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String baseUrl;

  /**
   * @param baseUrl {@code https://login.microsoftonline.com}, without a slash at the end
   */
  public LoginClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Where requests and browsers are sent to. */
  public String baseUrl() {
    return baseUrl;
  }

  /** The address of a page that a browser is sent to. */
  public String page(String path, Map<String, String> query) {
    return baseUrl + path + "?" + encode(query);
  }

  /** Posts a form. */
  public LoginAnswer post(String path, Map<String, String> form) {
    return send(
        request(path)
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
            .build());
  }

  /** Gets a document. */
  public LoginAnswer get(String path) {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(TIMEOUT)
        .header("accept", "application/json");
  }

  private LoginAnswer send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      if (response.statusCode() == 429 || response.statusCode() >= 500) {
        throw unavailable("HTTP " + response.statusCode() + " of " + request.uri().getPath());
      }
      return new LoginAnswer(response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw unavailable(e.getClass().getSimpleName() + " of " + request.uri().getPath());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  private static JsonNode parse(String body) throws IOException {
    // A proxy's error page is a broken answer like any other.
    return Json.MAPPER.readTree(body);
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static TemporaryFailure unavailable(String detail) {
    return new TemporaryFailure(
        "MicrosoftSignInUnavailable",
        "Microsoft's sign-in service did not answer. Nothing was changed; try again in a minute.",
        detail);
  }
}
