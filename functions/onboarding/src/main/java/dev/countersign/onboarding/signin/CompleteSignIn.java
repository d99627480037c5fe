package dev.countersign.onboarding.signin;

import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.microsoft.IdToken;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /signin/callback}: learns which organisation somebody signed in to, and sends the
 * browser on to that organisation's permission request.
 */
public final class CompleteSignIn extends PageHandler {
  private final SignInAttempts attempts;
  private final CodeVerifiers codeVerifiers;
  private final CodeExchange codeExchange;
  private final MicrosoftPages pages;
  private final AnotherTry anotherTry;

  /** For Lambda. */
  public CompleteSignIn() {
    this(Environment.ofLambda());
  }

  public CompleteSignIn(Environment environment) {
    this(new Wiring(environment));
  }

  private CompleteSignIn(Wiring wiring) {
    this(
        wiring.signIn().attempts(),
        wiring.secrets(),
        wiring.signIn().codeExchange(),
        wiring.signIn().microsoftPages(),
        wiring.signIn().invitations());
  }

  public CompleteSignIn(
      SignInAttempts attempts,
      SecretStore secrets,
      CodeExchange codeExchange,
      MicrosoftPages pages,
      RunLinks invitations) {
    this.attempts = attempts;
    this.codeVerifiers = new CodeVerifiers(secrets);
    this.codeExchange = codeExchange;
    this.pages = pages;
    this.anotherTry = new AnotherTry(invitations, Refusal.ALREADY_CONSENTED);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    Optional<String> error = request.query("error");
    if (error.isPresent()) {
      return anotherTry.after(
          Refusal.SIGN_IN_CANCELLED.unlessMicrosoftFailed(error.get()).problem(),
          attempts.abandon(Stage.SIGN_IN, request));
    }
    SignInAttempt attempt = attempts.close(Stage.SIGN_IN, request);
    return anotherTry.unless(attempt, () -> askForConsent(attempt, request));
  }

  private ApiResponse askForConsent(SignInAttempt attempt, ApiRequest request) {
    String nonce = attempt.expected();
    String codeVerifier =
        codeVerifiers.take(attempt.run(), nonce).orElseThrow(Refusal.RUN_OVER::problem);
    IdToken account = codeExchange.accountOf(request, codeVerifier, nonce);
    String state =
        attempts.open(
            SignInAttempt.of(
                attempt.run(),
                Stage.CONSENT,
                attempt.sessionHash(),
                account.tenantId(),
                account.objectId()));
    return ApiResponse.redirect(pages.consent(request, account.tenantId(), state), List.of());
  }
}
