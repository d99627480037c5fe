package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;

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
  private static final String DEHYDRATED = "InvalidOperationInDehydratedContextException";

  static CmdletError of(int status, JsonNode answer) {
    String[] parts = answer.at("/error/details/0/message").asText().split("\\|", 3);
    String type = parts.length == 3 ? parts[1] : answer.at("/error/innererror/type").asText();
    return new CmdletError(status, type.substring(type.lastIndexOf('.') + 1));
  }

  boolean isNotFound() {
    return type.equals(NOT_FOUND);
  }

  boolean isDehydrated() {
    return type.equals(DEHYDRATED);
  }

  /** 401: the token; 403: the roles. */
  boolean isForbidden() {
    return status == 401 || status == 403;
  }

  boolean isTemporary() {
    return status == 429 || status == 408 || status >= 500;
  }
}
