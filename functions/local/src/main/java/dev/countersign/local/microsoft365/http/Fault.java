package dev.countersign.local.microsoft365.http;

import java.time.Duration;
import java.util.Map;

/**
 * What goes wrong with a request.
 *
 * @param status the answer's status; 0 to answer as usual, after the delay
 * @param headers added to the answer
 * @param delay passes before the answer
 * @param dropped the connection is closed without an answer
 */
public record Fault(int status, Map<String, String> headers, Duration delay, boolean dropped) {
  public static Fault status(int status) {
    return new Fault(status, Map.of(), Duration.ZERO, false);
  }

  /** 429 with {@code Retry-After} in seconds. */
  public static Fault throttled(int retryAfterSeconds) {
    Map<String, String> headers = Map.of("Retry-After", Integer.toString(retryAfterSeconds));
    return new Fault(429, headers, Duration.ZERO, false);
  }

  public static Fault slow(Duration delay) {
    return new Fault(0, Map.of(), delay, false);
  }

  public static Fault droppedConnection() {
    return new Fault(0, Map.of(), Duration.ZERO, true);
  }
}
