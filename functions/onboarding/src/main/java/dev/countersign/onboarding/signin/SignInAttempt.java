package dev.countersign.onboarding.signin;

/**
 * What we remember while a browser is at Microsoft.
 *
 * @param stage which answer is expected
 * @param sessionHash of the cookie of the browser that was sent
 * @param expected the tenant ({@code CONSENT}), or the nonce of the ID token
 * @param objectId of the account that signed in; empty before
 */
record SignInAttempt(
    SignInRun run, Stage stage, String sessionHash, String expected, String objectId) {
  /** What a browser goes to Microsoft for. */
  enum Stage {
    SIGN_IN,
    CONSENT,
    AUTHORIZATION
  }
}
