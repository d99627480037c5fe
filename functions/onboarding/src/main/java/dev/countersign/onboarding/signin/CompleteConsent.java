package dev.countersign.onboarding.signin;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.signin.SignInAttempt.Stage;
import dev.countersign.onboarding.wait.Answers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /consent/callback}: lets the run go on if the organisation that was signed in to has
 * given consent. The parameters prove nothing; {@code VerifyConsent} asks Microsoft afterwards.
 */
public final class CompleteConsent extends PageHandler {
  private static final String STEP = "AwaitConsent";
  private final SignInAttempts attempts;
  private final RunLinks invitations;
  private final StatusStore statuses;
  private final Answers answers;
  private final ProgressSessions progress;
  private final AuditTrail audit;
  private final AnotherTry anotherTry;

  /** For Lambda. */
  public CompleteConsent() {
    this(Environment.ofLambda());
  }

  public CompleteConsent(Environment environment) {
    this(new Wiring(environment));
  }

  private CompleteConsent(Wiring wiring) {
    this(
        wiring.signIn().attempts(),
        wiring.signIn().invitations(),
        wiring.stores().statuses(),
        wiring.runs().answers(),
        wiring.signIn().progressSessions(),
        wiring.stores().audit());
  }

  public CompleteConsent(
      SignInAttempts attempts,
      RunLinks invitations,
      StatusStore statuses,
      Answers answers,
      ProgressSessions progress,
      AuditTrail audit) {
    this.attempts = attempts;
    this.invitations = invitations;
    this.statuses = statuses;
    this.answers = answers;
    this.progress = progress;
    this.audit = audit;
    this.anotherTry = new AnotherTry(invitations, Refusal.ALREADY_CONSENTED);
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    // First of all: admin_consent=True is there on errors, too.
    Optional<String> error = request.query("error");
    if (error.isPresent()) {
      return notGiven(error.get(), attempts.abandon(Stage.CONSENT, request));
    }
    if (attempts.openRun(Stage.CONSENT, request).filter(this::isNotWaitingYet).isPresent()) {
      return Page.oneMoment();
    }
    SignInAttempt attempt = attempts.close(Stage.CONSENT, request);
    return anotherTry.unless(attempt, () -> given(attempt, request));
  }

  private ApiResponse given(SignInAttempt attempt, ApiRequest request) {
    requireConsentOf(attempt.expected(), request);
    requireWaiting(attempt.run());
    goOn(attempt);
    return successful(progress.open(attempt.run()));
  }

  private ApiResponse successful(String cookie) {
    String text =
        "Your organisation has accepted. Countersign goes on by itself; for one more step, Exchange"
            + " Online, it will need you again. Follow the progress here, or close this window and"
            + " go on in Connect to Microsoft 365.";
    return Page.of(
        200,
        "Authorization successful",
        Html.paragraphs(List.of(text)) + Html.link("Follow the progress", "/progress"),
        List.of(cookie));
  }

  private void goOn(SignInAttempt attempt) {
    SignInRun run = attempt.run();
    answers.send(
        actor(attempt), run.subscriptionId(), STEP, Map.of("tenantId", attempt.expected()));
    invitations.delete(run.subscriptionId(), run.runId());
  }

  private ApiResponse notGiven(String error, Optional<SignInAttempt> attempt) {
    Refusal refusal = Refusal.CONSENT_DECLINED.unlessMicrosoftFailed(error);
    if (refusal == Refusal.CONSENT_DECLINED) {
      attempt.filter(answered -> answered.refused() == null).ifPresent(this::noteDeclined);
    }
    return anotherTry.after(refusal.problem(), attempt);
  }

  private void noteDeclined(SignInAttempt attempt) {
    audit.add(attempt.run().subscriptionId(), actor(attempt), "ConsentDeclined", Map.of());
  }

  private static Actor actor(SignInAttempt attempt) {
    return Actor.ofEntra(attempt.expected(), attempt.objectId());
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

  /** The run was started a moment ago and has not stored yet whom to answer. */
  private boolean isNotWaitingYet(SignInRun run) {
    ConnectionStatus status = statuses.find(run.subscriptionId());
    boolean atTheBeginning = status.step() == null || status.step().equals(STEP);
    return isCurrent(status, run)
        && atTheBeginning
        && !answers.isAwaited(run.subscriptionId(), run.runId(), STEP);
  }

  private void requireWaiting(SignInRun run) {
    ConnectionStatus status = statuses.find(run.subscriptionId());
    if (!isCurrent(status, run)) {
      throw Refusal.RUN_OVER.problem();
    }
    if (!STEP.equals(status.step())) {
      throw Refusal.ALREADY_CONSENTED.problem();
    }
  }

  private static boolean isCurrent(ConnectionStatus status, SignInRun run) {
    return status.status() == Status.IN_PROGRESS
        && !status.isBeingTakenBack()
        && run.runId().equals(status.runId());
  }
}
