package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** A refusal of Entra ID: an OAuth 2.0 error and one of Microsoft's AADSTS codes. */
final class EntraException extends RuntimeException {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private final String error;
  private final int code;

  /**
   * @param error of RFC 6749, RFC 8628 or OpenID Connect
   * @param code the number after AADSTS
   */
  EntraException(String error, int code, String text) {
    super(text, null, false, false);
    this.error = error;
    this.code = code;
  }

  /** RFC 6749 section 4.1.2.1: a required parameter that is not there. */
  static EntraException missing(String parameter) {
    String text = "The request body must contain the following parameter: '" + parameter + "'.";
    return new EntraException("invalid_request", 900144, text);
  }

  String error() {
    return error;
  }

  /** What a redirect carries as {@code error_description}. */
  String description() {
    return "AADSTS" + code + ": " + getMessage();
  }

  Response toJson(Instant now) {
    String trace = UUID.randomUUID().toString();
    String correlation = UUID.randomUUID().toString();
    String timestamp = TIMESTAMP.format(now);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("error", error);
    json.put(
        "error_description",
        description()
            + " Trace ID: %s Correlation ID: %s Timestamp: %s"
                .formatted(trace, correlation, timestamp));
    json.putArray("error_codes").add(code);
    json.put("timestamp", timestamp);
    json.put("trace_id", trace);
    json.put("correlation_id", correlation);
    json.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
    return Response.json(error.equals("invalid_client") ? 401 : 400, json);
  }
}
