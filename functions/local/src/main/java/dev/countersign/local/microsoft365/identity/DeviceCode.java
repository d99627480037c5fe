package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.Organization;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device that waits for somebody to sign in elsewhere (RFC 8628). */
final class DeviceCode {
  enum Status {
    PENDING,
    APPROVED,
    DECLINED,
    REDEEMED
  }

  /** What RFC 8628 section 3.5 has a client add to its interval. */
  private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

  /** A poll that started in time may arrive a little early by this clock. */
  private static final Duration JITTER = Duration.ofMillis(500);

  private final AppRegistration app;
  private final RequestedScopes scopes;
  private final @Nullable Organization home;
  private final Instant expiresAt;
  private Duration interval;
  private Instant nextPoll;
  private Status status = Status.PENDING;
  private @Nullable Account account;

  DeviceCode(
      AppRegistration app,
      RequestedScopes scopes,
      @Nullable Organization home,
      Instant expiresAt,
      Duration interval) {
    this.app = app;
    this.scopes = scopes;
    this.home = home;
    this.expiresAt = expiresAt;
    this.interval = interval;
    this.nextPoll = Instant.MIN;
  }

  AppRegistration app() {
    return app;
  }

  RequestedScopes scopes() {
    return scopes;
  }

  @Nullable Organization home() {
    return home;
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  synchronized boolean isPending() {
    return status == Status.PENDING;
  }

  /** Notes a poll; true if it came sooner than the interval allows, which then grows. */
  synchronized boolean polledTooSoon(Instant now) {
    boolean tooSoon = now.plus(JITTER).isBefore(nextPoll);
    if (tooSoon) {
      interval = interval.plus(SLOW_DOWN);
    }
    nextPoll = now.plus(interval);
    return tooSoon;
  }

  synchronized void approve(Account by) {
    status = Status.APPROVED;
    account = by;
  }

  synchronized void decline() {
    status = Status.DECLINED;
  }

  /** The status before this call; an approved code is redeemed by it. */
  synchronized Status redeem() {
    Status before = status;
    if (before == Status.APPROVED) {
      status = Status.REDEEMED;
    }
    return before;
  }

  synchronized @Nullable Account account() {
    return account;
  }
}
