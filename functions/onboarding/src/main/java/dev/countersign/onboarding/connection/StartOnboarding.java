package dev.countersign.onboarding.connection;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.RunStarts;
import java.util.Map;

/**
 * {@code POST /subscriptions/{subscriptionId}/connection}: starts a run; 202 and the link for the
 * Global Administrator. 409 while another run is in progress.
 */
public final class StartOnboarding extends ApiHandler {
  private final SubscriptionAccess access;
  private final Executions executions;
  private final RunLinks invitations;
  private final Connections connections;
  private final RunStarts runs;
  private final AuditTrail audit;

  /** For Lambda. */
  public StartOnboarding() {
    this(Environment.ofLambda());
  }

  public StartOnboarding(Environment environment) {
    this(new Wiring(environment));
  }

  private StartOnboarding(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().statuses(),
        wiring.runs().connecting(),
        wiring.signIn().invitations(),
        wiring.connection().views(),
        wiring.stores().audit());
  }

  public StartOnboarding(
      SubscriptionAccess access,
      StatusStore statuses,
      Executions executions,
      RunLinks invitations,
      Connections connections,
      AuditTrail audit) {
    this.access = access;
    this.executions = executions;
    this.invitations = invitations;
    this.connections = connections;
    this.runs = new RunStarts(statuses, executions);
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String runId = runs.begin(subscriptionId);
    RunLink signIn = invitations.keep(subscriptionId, runId, Actor.of(request).name());
    executions.begin(runId, new RunInput(subscriptionId, runId));
    audit.add(subscriptionId, Actor.of(request), "StartOnboarding", Map.of("runId", runId));
    return connections.showStarted(subscriptionId, request, signIn);
  }
}
