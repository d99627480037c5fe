package dev.countersign.onboarding.signin;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.device.ExchangeAuthorization;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.microsoft.IdToken;
import dev.countersign.onboarding.microsoft.IdTokenRefused;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /authorization/callback}: takes the tokens for Exchange Online. The run goes on from
 * there as after a code that was entered: whichever comes first counts.
 */
public final class CompleteAuthorization extends PageHandler {
  private final SignInAttempts attempts;
  private final CodeVerifiers codeVerifiers;
  private final CodeExchange codeExchange;
  private final ExchangeAuthorization authorization;
  private final AuditTrail audit;
  private final AnotherTry anotherTry;

  /** For Lambda. */
  public CompleteAuthorization() {
    this(Environment.ofLambda());
  }

  public CompleteAuthorization(Environment environment) {
    this(new Wiring(environment));
  }

  private CompleteAuthorization(Wiring wiring) {
    this(
        wiring.signIn().attempts(),
        wiring.secrets(),
        wiring.signIn().exchangeCodeExchange(),
        wiring.exchange().authorization(),
        wiring.stores().audit(),
        wiring.signIn().authorizationLinks());
  }

  public CompleteAuthorization(
      SignInAttempts attempts,
      SecretStore secrets,
      CodeExchange codeExchange,
      ExchangeAuthorization authorization,
      AuditTrail audit,
      RunLinks links) {
    this.attempts = attempts;
    this.codeVerifiers = new CodeVerifiers(secrets);
    this.codeExchange = codeExchange;
    this.authorization = authorization;
    this.audit = audit;
    this.anotherTry = new AnotherTry(links, Refusal.ALREADY_AUTHORIZED);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    Optional<String> error = request.query("error");
    if (error.isPresent()) {
      return anotherTry.after(
          Refusal.AUTHORIZATION_DECLINED.unlessMicrosoftFailed(error.get()).problem(),
          attempts.abandon(Stage.AUTHORIZATION, request));
    }
    SignInAttempt attempt = attempts.close(Stage.AUTHORIZATION, request);
    return anotherTry.unless(attempt, () -> authorize(attempt, request));
  }

  private ApiResponse authorize(SignInAttempt attempt, ApiRequest request) {
    SignInRun run = attempt.run();
    if (!authorization.isAwaited(run.subscriptionId(), run.runId())) {
      throw Refusal.RUN_OVER.problem();
    }
    String verifier =
        codeVerifiers.take(run, attempt.expected()).orElseThrow(Refusal.RUN_OVER::problem);
    IdToken account = accept(run, codeExchange.redeem(request, verifier), attempt.expected());
    audit.add(
        run.subscriptionId(),
        Actor.ofEntra(account.tenantId(), account.objectId()),
        "CompleteAuthorization",
        Map.of());
    return Page.of(
        200,
        "Authorization successful",
        List.of(
            "Countersign now looks whether the account may do what follows, and goes on by itself; a"
                + " code that was shown is not needed any more. Should the account lack a role, Connect"
                + " to Microsoft 365 says so and asks again. You can close this window."));
  }

  private IdToken accept(SignInRun run, LoginAnswer answer, String nonce) {
    try {
      return authorization
          .byBrowser(run.subscriptionId(), run.runId(), answer, nonce)
          .orElseThrow(Refusal.ALREADY_AUTHORIZED::problem);
    } catch (NotAuthorized ofOtherTenant) {
      throw Refusal.OTHER_ORGANIZATION.problem();
    } catch (IdTokenRefused e) {
      throw Refusal.SIGN_IN_REFUSED.problem();
    }
  }
}
