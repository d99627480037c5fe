package dev.countersign.onboarding.connection;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyAccess.State;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.RepairRun;
import dev.countersign.onboarding.run.RunStarts;
import java.util.Map;

/**
 * {@code POST /subscriptions/{subscriptionId}/connection/repair}: puts our objects in Exchange
 * Online back to what we set; 202. The run is that of connecting without consent and choices;
 * somebody has to sign in to Exchange Online, unless the organisation lets us in with nobody signed
 * in. 409 where nothing is connected, another run is in progress, or one is being taken back.
 */
public final class RepairConnection extends ApiHandler {
  private final SubscriptionAccess access;
  private final StatusStore statuses;
  private final ConnectionStore connectionStore;
  private final AppOnlyAccess appOnly;
  private final Executions executions;
  private final Connections connections;
  private final AuditTrail audit;

  /** For Lambda. */
  public RepairConnection() {
    this(Environment.ofLambda());
  }

  public RepairConnection(Environment environment) {
    this(new Wiring(environment));
  }

  private RepairConnection(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.exchange().appOnlyAccess(),
        wiring.runs().connecting(),
        wiring.connection().views(),
        wiring.stores().audit());
  }

  RepairConnection(
      SubscriptionAccess access,
      StatusStore statuses,
      ConnectionStore connectionStore,
      AppOnlyAccess appOnly,
      Executions executions,
      Connections connections,
      AuditTrail audit) {
    this.access = access;
    this.statuses = statuses;
    this.connectionStore = connectionStore;
    this.appOnly = appOnly;
    this.executions = executions;
    this.connections = connections;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    requireConnected(subscriptionId);
    String runId = new RunStarts(statuses, executions).begin(subscriptionId);
    RepairRun run =
        RepairRun.of(subscriptionId, runId, appOnly.state(subscriptionId) == State.OPEN);
    executions.begin(runId, run);
    audit.add(
        subscriptionId,
        Actor.of(request),
        "RepairConnection",
        Map.of("runId", runId, "access", run.repair()));
    return connections.show(202, subscriptionId, request);
  }

  private void requireConnected(String subscriptionId) {
    if (connectionStore.find(subscriptionId).map(Connection::secretHash).isPresent()) {
      return;
    }
    if (statuses.find(subscriptionId).status() == Status.IN_PROGRESS) {
      throw new ApiProblem(
          409,
          "AlreadyInProgress",
          "The run that connects Microsoft 365 is in progress. Nothing was changed; read the"
              + " connection to see what it needs to go on.");
    }
    throw new ApiProblem(
        409,
        "NotConnected",
        "Microsoft 365 is not connected, so there is nothing to repair. Connect it first.");
  }
}
