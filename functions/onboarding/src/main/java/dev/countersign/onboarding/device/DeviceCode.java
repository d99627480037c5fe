package dev.countersign.onboarding.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A code that an administrator can enter now.
 *
 * @param userCode what is typed in
 * @param verificationUri where
 * @param expiresAt it is refused from then on
 * @param lastTry what came of the code before; null with the first one of a run
 */
public record DeviceCode(
    String userCode, String verificationUri, Instant expiresAt, @Nullable LastTry lastTry) {
  /** Without the code. */
  @Override
  public String toString() {
    return "DeviceCode[expiresAt=" + expiresAt + "]";
  }
}
