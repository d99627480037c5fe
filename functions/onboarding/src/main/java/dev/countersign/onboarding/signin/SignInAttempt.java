package dev.countersign.onboarding.signin;

import org.jspecify.annotations.Nullable;

/**
 * What we remember while a browser is at Microsoft.
 *
 * @param stage which answer is expected
 * @param sessionHash of the cookie of the browser that was sent
 * @param expected the tenant ({@code CONSENT}), or the nonce of the ID token
 * @param objectId of the account that signed in; empty before
 * @param refused why its answer does not count; null if it does
 */
record SignInAttempt(
    SignInRun run,
    Stage stage,
    String sessionHash,
    String expected,
    String objectId,
    @Nullable Refusal refused) {
  /** What a browser goes to Microsoft for. */
  enum Stage {
    SIGN_IN,
    CONSENT,
    AUTHORIZATION
  }

  /** One that begins now. */
  static SignInAttempt of(
      SignInRun run, Stage stage, String sessionHash, String expected, String objectId) {
    return new SignInAttempt(run, stage, sessionHash, expected, objectId, null);
  }

  void requireGood() {
    if (refused != null) {
      throw refused.problem();
    }
  }
}
