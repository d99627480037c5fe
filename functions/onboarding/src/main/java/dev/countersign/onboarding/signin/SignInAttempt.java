package dev.countersign.onboarding.signin;

/**
 * What we remember while a browser is at Microsoft.
 *
 * @param stage which answer is expected
 * @param sessionHash of the cookie of the browser that was sent
 * @param expected the nonce of the ID token ({@code SIGN_IN}), the tenant ({@code CONSENT})
 */
record SignInAttempt(SignInRun run, Stage stage, String sessionHash, String expected) {
  /** The two times that a browser goes to Microsoft. */
  enum Stage {
    SIGN_IN,
    CONSENT
  }
}
