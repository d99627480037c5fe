package dev.countersign.onboarding.microsoft;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.AppRefused;
import dev.countersign.core.failure.TemporaryFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of the Microsoft identity platform that is neither throttled nor 5xx.
 *
 * @param status of HTTP
 */
public record LoginAnswer(int status, JsonNode body) {
  /** Whether the request was served. */
  public boolean isOk() {
    return status == 200;
  }

  /** A field as text; empty if it is not there. */
  public String text(String field) {
    return body.path(field).asText("");
  }

  /** A field as number. */
  public int number(String field, int otherwise) {
    return body.path(field).asInt(otherwise);
  }

  /** The error of RFC 6749 section 5.2; empty if there is none. */
  public String error() {
    return text("error");
  }

  /** The numbers of Microsoft's {@code AADSTS…} errors. */
  public List<Integer> errorCodes() {
    List<Integer> codes = new ArrayList<>();
    body.path("error_codes").forEach(code -> codes.add(code.asInt()));
    return codes;
  }

  /**
   * Says so where our app's own certificate is the reason, which is nobody else's to put right.
   *
   * @throws TemporaryFailure see {@link AppRefused}
   */
  public void requireAcceptedApp() {
    if (errorCodes().stream().anyMatch(AppRefused::isNumber)) {
      throw AppRefused.failure(summary());
    }
  }

  /** What may be logged about an error: its description may name people and is left out. */
  public String summary() {
    return "HTTP " + status + " " + error() + " " + errorCodes();
  }

  /** Without the body, which may hold tokens. */
  @Override
  public String toString() {
    return summary();
  }
}
