package dev.countersign.local.microsoft365.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the organisation has objects of its own ("hydrated") or still borrows the defaults.
 * {@code IsDehydrated} turns false as soon as customization is asked for, while cmdlets go on
 * failing until it has spread: administrators report hours between the two. Thread-safe.
 */
public final class Hydration {

  private final Clock clock;
  private final Duration duration;
  private @Nullable Instant complete;

  /**
   * @param duration how long cmdlets fail after customization was enabled
   */
  public Hydration(boolean hydrated, Duration duration, Clock clock) {
    this.clock = clock;
    this.duration = duration;
    this.complete = hydrated ? Instant.MIN : null;
  }

  /** As before customization was enabled. */
  public synchronized void reset() {
    complete = null;
  }

  synchronized boolean isDehydrated() {
    return complete == null;
  }

  synchronized boolean isComplete() {
    return complete != null && !clock.instant().isBefore(complete);
  }

  synchronized void start() throws CmdletException {
    if (complete != null) {
      throw CmdletErrors.alreadyCustomized();
    }
    complete = clock.instant().plus(duration);
  }
}
