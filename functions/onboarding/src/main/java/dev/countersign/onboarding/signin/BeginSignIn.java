package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import java.util.List;

/**
 * {@code GET /signin/{invitation}}: sends the browser of an administrator to Microsoft's sign-in
 * page.
 */
public final class BeginSignIn extends PageHandler {
  private final Invitations invitations;
  private final SignInAttempts attempts;
  private final CodeVerifiers codeVerifiers;
  private final MicrosoftPages pages;

  /** For Lambda. */
  public BeginSignIn() {
    this(Environment.ofLambda());
  }

  public BeginSignIn(Environment environment) {
    this(new Wiring(environment));
  }

  private BeginSignIn(Wiring wiring) {
    this(wiring.invitations(), wiring.signInAttempts(), wiring.secrets(), wiring.microsoftPages());
  }

  public BeginSignIn(
      Invitations invitations, SignInAttempts attempts, SecretStore secrets, MicrosoftPages pages) {
    this.invitations = invitations;
    this.attempts = attempts;
    this.codeVerifiers = new CodeVerifiers(secrets);
    this.pages = pages;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    SignInRun run = invitations.require(request.path("invitation"));
    String session = RandomText.next();
    String nonce = RandomText.next();
    String codeVerifier = RandomText.next();
    codeVerifiers.save(run, nonce, codeVerifier);
    String state =
        attempts.open(new SignInAttempt(run, Stage.SIGN_IN, RandomText.sha256(session), nonce, ""));
    return ApiResponse.redirect(
        pages.signIn(state, nonce, codeVerifier), List.of(sessionCookie(session)));
  }

  /** Lax: the cookie has to come along when Microsoft sends the browser back. */
  private static String sessionCookie(String session) {
    return SignInAttempts.COOKIE
        + "="
        + session
        + "; Path=/; Max-Age="
        + SignInAttempts.LIFETIME.toSeconds()
        + "; HttpOnly; Secure; SameSite=Lax";
  }
}
