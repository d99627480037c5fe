package dev.countersign.onboarding.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.Failure;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * A few reads of Microsoft Graph while somebody waits for the answer. The SDK stays in the
 * directory functions: it would make every function of this module as large and as slow to start as
 * those.
 */
public final class GraphClient {
  /** Gives app-only tokens. */
  @FunctionalInterface
  public interface Tokens {
    /** A token for an Entra tenant. */
    String token(String tenantId);

    /** It does not let us in: another one may, once the consent is known everywhere. */
    default void forget(String tenantId) {}
  }

  /** API Gateway gives up after 30 seconds. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Tokens tokens;
  private final String baseUrl;

  /**
   * @param url of Microsoft Graph, without version and without a slash at the end
   */
  public GraphClient(Tokens tokens, String url) {
    this.tokens = tokens;
    this.baseUrl = url + "/v1.0";
  }

  /**
   * Reads from Graph's eventually consistent index, which searches, counts and casts need.
   *
   * @param link a path below the version, or a link that Graph gave
   * @return empty, if there is no such thing
   */
  Optional<JsonNode> get(String tenantId, String link) {
    HttpRequest request = request(tenantId, link).header("ConsistencyLevel", "eventual").build();
    HttpResponse<String> response = send(tenantId, request);
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response));
  }

  /** Up to 20 requests in one: "Combine multiple HTTP requests using JSON batching". */
  JsonNode batch(String tenantId, JsonNode requests) {
    return json(
        send(
            tenantId,
            request(tenantId, "/$batch")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(requests.toString()))
                .build()));
  }

  private HttpRequest.Builder request(String tenantId, String link) {
    String url = link.startsWith("/") ? baseUrl + link : link;
    if (!url.startsWith(baseUrl + "/")) {
      throw foreignLink();
    }
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(TIMEOUT)
        .header("accept", "application/json")
        .header("authorization", "Bearer " + tokens.token(tenantId));
  }

  private HttpResponse<String> send(String tenantId, HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
      if (isDenied(response.statusCode())) {
        tokens.forget(tenantId);
      }
      return response;
    } catch (IOException e) {
      throw busy(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("interrupted");
    }
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw failure(response.statusCode());
    }
    try {
      return Json.MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw busy("no JSON");
    }
  }

  /** The failure that an HTTP status stands for. */
  static Failure failure(int status) {
    String detail = "Graph " + status;
    if (status == 429 || status >= 500) {
      return busy(detail);
    }
    return isDenied(status) ? notGranted(detail) : refused(detail);
  }

  private static boolean isDenied(int status) {
    return status == 401 || status == 403;
  }

  private static TemporaryFailure busy(String detail) {
    return new TemporaryFailure(
        "MicrosoftBusy",
        "Microsoft 365 did not answer or asked us to slow down. Nothing was changed; try again in a"
            + " minute.",
        detail);
  }

  private static TemporaryFailure notGranted(String detail) {
    return new TemporaryFailure(
        "PermissionNotGranted",
        "Microsoft 365 does not let the Countersign app read groups (yet). Nothing was changed. Try"
            + " again in some minutes; if it stays so, connect again and accept the permission"
            + " request.",
        detail);
  }

  private static PermanentFailure refused(String detail) {
    return new PermanentFailure(
        "MicrosoftRefused",
        "Microsoft 365 refused a request. Nothing was changed; tell whoever runs this deployment"
            + " that the function's log has Microsoft's answer.",
        detail);
  }

  private static PermanentFailure foreignLink() {
    return new PermanentFailure(
        "ForeignLink",
        "Microsoft Graph sent a link that does not lead to Microsoft Graph. We did not follow it."
            + " Try again, and tell whoever runs this deployment if it happens again.",
        "foreign nextLink");
  }
}
