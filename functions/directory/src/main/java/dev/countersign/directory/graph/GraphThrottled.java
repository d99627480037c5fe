package dev.countersign.directory.graph;

import dev.countersign.core.failure.TemporaryFailure;

/** Graph asked us to slow down. Source: "Microsoft Graph throttling guidance". */
public final class GraphThrottled extends TemporaryFailure {
  /** Where Graph does not say how long; its limits are counted over ten seconds. */
  static final int USUAL_SECONDS = 10;

  private final int retryAfterSeconds;

  GraphThrottled(int retryAfterSeconds, String detail, Throwable cause) {
    super(
        "MicrosoftBusy",
        "Microsoft 365 asked us to slow down. Nothing is lost; it is tried again by itself.",
        detail,
        cause);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** How long to leave Graph alone. */
  public int retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
