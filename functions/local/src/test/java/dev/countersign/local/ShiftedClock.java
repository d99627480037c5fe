package dev.countersign.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that goes as all others do, and can be put forward. */
final class ShiftedClock extends Clock {
  private final Clock real = Clock.systemUTC();
  private volatile Duration shift = Duration.ZERO;

  void advance(Duration duration) {
    shift = shift.plus(duration);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
