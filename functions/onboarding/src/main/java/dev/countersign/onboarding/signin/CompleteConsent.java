package dev.countersign.onboarding.signin;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import dev.countersign.onboarding.wait.Answers;
import java.util.Map;

/**
 * {@code GET /consent/callback}: lets the run go on if the organisation that was signed in to has
 * given consent. The parameters prove nothing; {@code VerifyConsent} asks Microsoft afterwards.
 */
public final class CompleteConsent extends PageHandler {
  private final SignInAttempts attempts;
  private final Invitations invitations;
  private final StatusStore statuses;
  private final Answers answers;

  /** For Lambda. */
  public CompleteConsent() {
    this(Environment.ofLambda());
  }

  public CompleteConsent(Environment environment) {
    this(new Wiring(environment));
  }

  private CompleteConsent(Wiring wiring) {
    this(wiring.signInAttempts(), wiring.invitations(), wiring.statuses(), wiring.answers());
  }

  public CompleteConsent(
      SignInAttempts attempts, Invitations invitations, StatusStore statuses, Answers answers) {
    this.attempts = attempts;
    this.invitations = invitations;
    this.statuses = statuses;
    this.answers = answers;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    // First of all: admin_consent=True is there on errors, too.
    if (request.query("error").isPresent()) {
      throw Refusal.CONSENT_DECLINED.problem();
    }
    SignInAttempt attempt = attempts.close(Stage.CONSENT, request);
    String tenantId = attempt.expected();
    requireConsentOf(tenantId, request);
    requireCurrent(attempt.run());
    answers.send(
        Actor.ofEntra(tenantId, attempt.objectId()),
        attempt.run().subscriptionId(),
        "AwaitConsent",
        Map.of("tenantId", tenantId));
    invitations.use(attempt.run());
    return Page.of(
        200,
        "Authorization successful",
        "Your organisation is connected to Countersign. You can close this window and go on in"
            + " Connect to Microsoft 365.");
  }

  private static void requireConsentOf(String tenantId, ApiRequest request) {
    String tenant = request.query("tenant").orElseThrow(Refusal.INCOMPLETE::problem);
    if (!tenant.equalsIgnoreCase(tenantId)) {
      throw Refusal.WRONG_TENANT.problem();
    }
    if (!request.query("admin_consent").orElse("").equalsIgnoreCase("true")) {
      throw Refusal.CONSENT_DECLINED.problem();
    }
  }

  private void requireCurrent(SignInRun run) {
    ConnectionStatus status = statuses.find(run.subscriptionId());
    if (status.status() != Status.IN_PROGRESS || !run.runId().equals(status.runId())) {
      throw Refusal.RUN_OVER.problem();
    }
  }
}
