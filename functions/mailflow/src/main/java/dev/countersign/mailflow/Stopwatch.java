package dev.countersign.mailflow;

import dev.countersign.core.ledger.DeliveryAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Where the time of one attempt goes. */
final class Stopwatch {
  private final Clock clock;
  private final Instant start;
  private Instant signed;

  Stopwatch(Clock clock) {
    this.clock = clock;
    this.start = clock.instant();
    this.signed = start;
  }

  void signed() {
    signed = clock.instant();
  }

  DeliveryAttempt attempt(String answer) {
    return new DeliveryAttempt(
        start, Duration.between(start, signed), Duration.between(signed, clock.instant()), answer);
  }
}
