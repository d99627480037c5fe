package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.onboarding.secret.RandomText;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import java.util.List;

/** Begins what a browser does at Microsoft: the state, the nonce and the PKCE verifier of it. */
public final class BrowserSessions {
  private final SignInAttempts attempts;
  private final CodeVerifiers codeVerifiers;

  public BrowserSessions(SignInAttempts attempts, SecretStore secrets) {
    this.attempts = attempts;
    this.codeVerifiers = new CodeVerifiers(secrets);
  }

  /** An address at Microsoft, with what has to go along. */
  @FunctionalInterface
  interface Destination {
    String address(ApiRequest request, String state, String nonce, String codeVerifier);
  }

  /** Sends a browser away and gives it the cookie by which we know it again. */
  ApiResponse begin(ApiRequest request, SignInRun run, Stage stage, Destination destination) {
    String session = RandomText.next();
    String nonce = RandomText.next();
    String codeVerifier = RandomText.next();
    codeVerifiers.save(run, nonce, codeVerifier);
    String state =
        attempts.open(SignInAttempt.of(run, stage, RandomText.sha256(session), nonce, ""));
    return ApiResponse.redirect(
        destination.address(request, state, nonce, codeVerifier), List.of(cookie(session)));
  }

  /** Lax: the cookie has to come along when Microsoft sends the browser back. */
  private static String cookie(String session) {
    return SignInAttempts.COOKIE
        + "="
        + session
        + "; Path=/; Max-Age="
        + SignInAttempts.LIFETIME.toSeconds()
        + "; HttpOnly; Secure; SameSite=Lax";
  }
}
