package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import java.util.Set;

/**
 * Exchange's answer to a cmdlet that failed: {@code details[].message} is {@code code|exception
 * type|text}. Decisions are made by the type; the text is in the administrator's language and may
 * name people.
 *
 * @param type simple name of the exception, for example {@code ManagementObjectNotFoundException};
 *     empty if the answer has another shape
 */
record CmdletError(int status, String type) {
  private static final String NOT_FOUND = "ManagementObjectNotFoundException";
  private static final Set<String> DENIED =
      Set.of("CmdletAccessDeniedException", "CommandNotFoundException");
  private static final String DEHYDRATED = "InvalidOperationInDehydratedContextException";

  static CmdletError of(int status, JsonNode answer) {
    String type = type(answer.at("/error/details/0/message").asText());
    if (type.isEmpty()) {
      type = answer.at("/error/innererror/internalexception/type").asText();
    }
    return new CmdletError(status, type.substring(type.lastIndexOf('.') + 1));
  }

  private static String type(String message) {
    String[] parts = message.split("\\|", 3);
    if (parts.length == 3) {
      return parts[1];
    }
    try {
      return Json.MAPPER.readTree(message).path("TypeName").asText();
    } catch (JsonProcessingException e) {
      // A plain sentence: it has no type.
      return "";
    }
  }

  /** For people who want to look it up. */
  String word() {
    return type.isEmpty() ? "HTTP " + status : type;
  }

  boolean isNotFound() {
    return type.equals(NOT_FOUND);
  }

  boolean isDehydrated() {
    return type.equals(DEHYDRATED);
  }

  /**
   * 401: the token; 401, 403 and the types: the roles. A cmdlet that none of an account's roles
   * allows does not exist for that account.
   */
  boolean isForbidden() {
    return status == 401 || status == 403 || DENIED.contains(type);
  }

  /** Turned away before the cmdlet ran; whether it did is unknown after other statuses. */
  boolean wasNotRun() {
    return status == 429 || status == 503;
  }

  boolean isTemporary() {
    return status == 429 || status == 408 || status >= 500;
  }
}
