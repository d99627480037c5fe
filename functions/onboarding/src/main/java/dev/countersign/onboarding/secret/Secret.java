package dev.countersign.onboarding.secret;

import java.time.Instant;

/**
 * A secret in clear.
 *
 * @param expiresAt it is not given out from then on
 */
public record Secret(String value, Instant expiresAt) {
  /** Without the value: records end up in logs. */
  @Override
  public String toString() {
    return "Secret[expiresAt=" + expiresAt + "]";
  }
}
