package dev.countersign.local.cloud.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a failed event is tried again.
 *
 * @param delays before the first retry, the second, …
 */
public record RetryPolicy(List<Duration> delays) {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(1);

  public RetryPolicy {
    delays = List.copyOf(delays);
  }

  /** Delays that double up to an hour, for as long as {@code total} in all. */
  public static RetryPolicy growing(Duration total) {
    List<Duration> delays = new ArrayList<>();
    Duration delay = FIRST;
    Duration left = total;
    while (left.compareTo(delay) >= 0) {
      delays.add(delay);
      left = left.minus(delay);
      delay = delay.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : delay.multipliedBy(2);
    }
    return new RetryPolicy(delays);
  }
}
