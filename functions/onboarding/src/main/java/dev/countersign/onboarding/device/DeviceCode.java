package dev.countersign.onboarding.device;

import java.time.Instant;

/**
 * A code that an administrator can enter now.
 *
 * @param userCode what is typed in
 * @param verificationUri where
 * @param expiresAt it is refused from then on
 */
public record DeviceCode(String userCode, String verificationUri, Instant expiresAt) {
  /** Without the code. */
  @Override
  public String toString() {
    return "DeviceCode[expiresAt=" + expiresAt + "]";
  }
}
