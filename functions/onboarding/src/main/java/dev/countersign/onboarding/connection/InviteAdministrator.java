package dev.countersign.onboarding.connection;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.run.StoppedRuns;
import dev.countersign.onboarding.wait.Answers;
import java.util.Map;

/**
 * {@code POST /subscriptions/{subscriptionId}/connection/invitation}: a new link to hand to the
 * Global Administrator; the one before stops working. 201 and {@code {"url":…,"expiresAt":…}}; 409
 * unless the run waits for consent.
 */
public final class InviteAdministrator extends ApiHandler {
  private static final String STEP = "AwaitConsent";
  private final SubscriptionAccess access;
  private final StatusStore statuses;
  private final Answers answers;
  private final RunLinks invitations;
  private final AuditTrail audit;
  private final PublicUrl publicUrl;

  /** For Lambda. */
  public InviteAdministrator() {
    this(Environment.ofLambda());
  }

  public InviteAdministrator(Environment environment) {
    this(new Wiring(environment));
  }

  private InviteAdministrator(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().statuses(),
        wiring.runs().answers(),
        wiring.signIn().invitations(),
        wiring.stores().audit(),
        wiring.publicUrl());
  }

  public InviteAdministrator(
      SubscriptionAccess access,
      StatusStore statuses,
      Answers answers,
      RunLinks invitations,
      AuditTrail audit,
      PublicUrl publicUrl) {
    this.access = access;
    this.statuses = statuses;
    this.answers = answers;
    this.invitations = invitations;
    this.audit = audit;
    this.publicUrl = publicUrl;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String runId = requireWaiting(subscriptionId);
    Actor actor = Actor.of(request);
    RunLink link = invitations.replace(subscriptionId, runId, actor.name());
    audit.add(subscriptionId, actor, "InviteAdministrator", Map.of());
    String url = publicUrl.of(request) + link.path();
    return ApiResponse.json(201, Map.of("url", url, "expiresAt", link.expiresAt().toString()));
  }

  private String requireWaiting(String subscriptionId) {
    ConnectionStatus status = statuses.find(subscriptionId);
    if (status.isBeingTakenBack()) {
      throw StoppedRuns.takingBack();
    }
    String runId = status.runId();
    if (runId == null
        || !STEP.equals(status.step())
        || !answers.isAwaited(subscriptionId, runId, STEP)) {
      throw new ApiProblem(
          409,
          "NotWaiting",
          "Nobody has to be invited now: onboarding does not wait for consent. Nothing was"
              + " changed; read the connection to see what comes next.");
    }
    return runId;
  }
}
