package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A refusal of Microsoft Graph, in the shape of its "Microsoft Graph error responses". */
final class GraphException extends RuntimeException {
  private final int status;
  private final String code;

  GraphException(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static GraphException badRequest(String message) {
    return new GraphException(400, "Request_BadRequest", message);
  }

  /** A query that needs what "Advanced query capabilities on Microsoft Entra ID objects" says. */
  static GraphException unsupportedQuery(String message) {
    return new GraphException(400, "Request_UnsupportedQuery", message);
  }

  static GraphException notFound(String id) {
    return new GraphException(
        404,
        "Request_ResourceNotFound",
        "Resource '"
            + id
            + "' does not exist or one of its queried reference-property objects are not present.");
  }

  static GraphException ofStatus(int status) {
    return switch (status) {
      case 429 -> new GraphException(429, "TooManyRequests", "Too many requests");
      case 503 -> new GraphException(503, "serviceNotAvailable", "The service is unavailable.");
      case 504 -> new GraphException(504, "GatewayTimeout", "The gateway timed out.");
      default -> new GraphException(status, "UnknownError", "An unknown error has occurred.");
    };
  }

  Response toJson(Clock clock, String clientRequestId) {
    LocalDateTime date = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode error = json.putObject("error").put("code", code).put("message", getMessage());
    error
        .putObject("innerError")
        .put("date", date.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("request-id", UUID.randomUUID().toString())
        .put("client-request-id", clientRequestId);
    Response response = Response.json(status, json);
    return status == 401
        ? response.with(
            "WWW-Authenticate",
            "Bearer realm=\"\","
                + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                + " client_id=\"00000003-0000-0000-c000-000000000000\"")
        : response;
  }

  Response toJson(Clock clock, Request request) {
    String sent = request.header("client-request-id");
    return toJson(clock, sent == null ? UUID.randomUUID().toString() : sent);
  }
}
