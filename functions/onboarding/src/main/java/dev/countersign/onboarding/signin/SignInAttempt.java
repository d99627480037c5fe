package dev.countersign.onboarding.signin;

/**
 * What we remember while a browser is at Microsoft.
 *
 * @param stage which answer is expected
 * @param sessionHash of the cookie of the browser that was sent
 * @param expected the nonce of the ID token ({@code SIGN_IN}), the tenant ({@code CONSENT})
 * @param objectId of the account that signed in; empty before
 */
record SignInAttempt(
    SignInRun run, Stage stage, String sessionHash, String expected, String objectId) {
  /** The two times that a browser goes to Microsoft. */
  enum Stage {
    SIGN_IN,
    CONSENT
  }
}
