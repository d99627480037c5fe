package dev.countersign.local.cloud.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/** The error objects of Lambda's Java runtime and of Lambda itself. */
final class ErrorPayload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ErrorPayload() {}

  /** What the Java runtime reports when a handler throws. */
  static InvocationResult thrown(Throwable error) {
    ObjectNode json = JSON.createObjectNode();
    String message = error.getLocalizedMessage();
    json.put("errorMessage", message == null ? error.getClass().getName() : message);
    json.put("errorType", error.getClass().getName());
    ArrayNode frames = json.putArray("stackTrace");
    for (StackTraceElement frame : error.getStackTrace()) {
      frames.add(frame.toString());
    }
    return failed(json);
  }

  /** What Lambda reports when a handler takes longer than the function's time-out. */
  static InvocationResult timedOut(String requestId, Duration timeout) {
    String message =
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            requestId,
            timeout.toMillis() / 1000.0);
    return failed(
        JSON.createObjectNode().put("errorType", "Sandbox.Timedout").put("errorMessage", message));
  }

  private static InvocationResult failed(ObjectNode json) {
    try {
      return new InvocationResult(JSON.writeValueAsBytes(json), true);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
