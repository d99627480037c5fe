package dev.countersign.onboarding.synchronization;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.Map;

/**
 * {@code POST /subscriptions/{subscriptionId}/directory/synchronization}: brings the directory up
 * to date now, instead of within twenty minutes. 202 with {@code {"synchronization":"STARTED"}}, or
 * {@code "UNDER_WAY"}.
 */
public final class StartSynchronization extends ApiHandler {
  private final SubscriptionAccess access;
  private final Synchronizations synchronizations;
  private final AuditTrail audit;

  /** For Lambda. */
  public StartSynchronization() {
    this(Environment.ofLambda());
  }

  public StartSynchronization(Environment environment) {
    this(new Wiring(environment));
  }

  private StartSynchronization(Wiring wiring) {
    this(wiring.access(), wiring.runs().synchronizations(), wiring.stores().audit());
  }

  public StartSynchronization(
      SubscriptionAccess access, Synchronizations synchronizations, AuditTrail audit) {
    this.access = access;
    this.synchronizations = synchronizations;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    Synchronizations.Outcome outcome = synchronizations.start(subscriptionId);
    return switch (outcome) {
      case STARTED -> {
        audit.add(subscriptionId, Actor.of(request), "StartSynchronization", Map.of());
        yield ApiResponse.json(202, Map.of("synchronization", outcome.name()));
      }
      case UNDER_WAY -> ApiResponse.json(202, Map.of("synchronization", outcome.name()));
      case CONNECTION_CHANGES ->
          throw new ApiProblem(
              409,
              "ConnectionChanges",
              "The organisation is being connected or disconnected. Nothing was started; connecting"
                  + " synchronises by itself.");
      case NOT_CONNECTED ->
          throw new ApiProblem(
              409,
              "NotConnected",
              "There is nothing to synchronise: no Microsoft 365 organisation is connected. Start"
                  + " with Connect to Microsoft 365.");
    };
  }
}
