package dev.countersign.core.check;

import java.time.Duration;
import java.time.Instant;

/** How long a certificate is good for. */
public final class Expiry {
  /** Time to get a new one, weekends and holidays included. */
  public static final Duration WARNING = Duration.ofDays(30);

  private Expiry() {}

  /**
   * Red from {@link #WARNING} before the end on.
   *
   * @param mend how it is replaced
   */
  public static CheckResult check(String name, Instant end, Instant now, String mend) {
    String found =
        end.isBefore(now)
            ? "expired"
            : "good for %d more days".formatted(Duration.between(now, end).toDays());
    return now.plus(WARNING).isBefore(end)
        ? CheckResult.green(name, found)
        : CheckResult.red(name, found, mend);
  }
}
