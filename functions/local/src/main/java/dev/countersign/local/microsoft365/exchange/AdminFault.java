package dev.countersign.local.microsoft365.exchange;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a call of a cmdlet.
 *
 * @param status the HTTP status, or 0 to drop the connection without an answer
 * @param retryAfter sent with a 429, if there is one
 * @param delay how long the answer takes
 * @param afterwards whether the cmdlet runs before the fault shows, so that the caller cannot know
 */
public record AdminFault(
    int status, @Nullable Duration retryAfter, Duration delay, boolean afterwards) {

  /** The cmdlet runs, but slowly. */
  private static final int NONE = 200;

  /** An error status such as 403, 500 or 503; the cmdlet does not run. */
  public static AdminFault status(int status) {
    return new AdminFault(status, null, Duration.ZERO, false);
  }

  /** 429 with {@code Retry-After} in seconds. */
  public static AdminFault throttled(Duration retryAfter) {
    return new AdminFault(429, retryAfter, Duration.ZERO, false);
  }

  /** The connection ends before the cmdlet runs. */
  public static AdminFault dropped() {
    return new AdminFault(0, null, Duration.ZERO, false);
  }

  /** The cmdlet runs, then the connection ends without an answer. */
  public static AdminFault droppedAfterwards() {
    return new AdminFault(0, null, Duration.ZERO, true);
  }

  /** The cmdlet runs and its answer comes late. */
  public static AdminFault slow(Duration delay) {
    return new AdminFault(NONE, null, delay, true);
  }

  boolean drops() {
    return status == 0;
  }

  boolean isError() {
    return status != NONE;
  }
}
