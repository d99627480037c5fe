package dev.countersign.onboarding.device;

import dev.countersign.onboarding.microsoft.LoginAnswer;
import java.time.Instant;

/**
 * The tokens of a run, as they are encrypted and stored.
 *
 * @param clientId of the app that they were given to, and that alone can refresh them
 * @param adminUpn of the account; empty if it did not come
 * @param expiresAt of the access token, in seconds since 1970
 * @param discardAt of all of it, in seconds since 1970
 */
record TokenSet(
    String clientId,
    String adminUpn,
    String accessToken,
    String refreshToken,
    long expiresAt,
    long discardAt) {

  /** The same, with what a refresh brought. Microsoft need not send a new refresh token. */
  TokenSet refreshed(LoginAnswer answer, Instant now) {
    String newRefreshToken = answer.text("refresh_token");
    return new TokenSet(
        clientId,
        adminUpn,
        answer.text("access_token"),
        newRefreshToken.isEmpty() ? refreshToken : newRefreshToken,
        now.getEpochSecond() + answer.number("expires_in", 0),
        discardAt);
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "TokenSet[expiresAt=" + expiresAt + "]";
  }
}
