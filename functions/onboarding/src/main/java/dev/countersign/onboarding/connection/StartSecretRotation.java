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
import dev.countersign.onboarding.run.RunStarts;
import java.time.Clock;
import java.util.Map;

/**
 * {@code POST /subscriptions/{subscriptionId}/connection/secret-rotation}: gives the routing rule a
 * new secret; 202 and the connection, whose status says what comes next: a code to enter, or
 * nothing for an organisation that lets us in with nobody signed in. The secret before stays valid
 * for {@link Connection#SECRET_OVERLAP}.
 */
public final class StartSecretRotation extends ApiHandler {
  /** Each stays valid for days and is compared with every message. */
  private static final int MOST_OTHER_SECRETS = 5;

  private final SubscriptionAccess access;
  private final StatusStore statuses;
  private final ConnectionStore connections;
  private final AppOnlyAccess appOnly;
  private final Executions executions;
  private final Connections views;
  private final AuditTrail audit;
  private final Clock clock;

  /** For Lambda. */
  public StartSecretRotation() {
    this(Environment.ofLambda());
  }

  public StartSecretRotation(Environment environment) {
    this(new Wiring(environment));
  }

  private StartSecretRotation(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().statuses(),
        wiring.stores().connections(),
        wiring.exchange().appOnlyAccess(),
        wiring.runs().connecting(),
        wiring.connection().views(),
        wiring.stores().audit(),
        wiring.clock());
  }

  StartSecretRotation(
      SubscriptionAccess access,
      StatusStore statuses,
      ConnectionStore connections,
      AppOnlyAccess appOnly,
      Executions executions,
      Connections views,
      AuditTrail audit,
      Clock clock) {
    this.access = access;
    this.statuses = statuses;
    this.connections = connections;
    this.appOnly = appOnly;
    this.executions = executions;
    this.views = views;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Input of the execution.
   *
   * @param rotation how it gets into Exchange Online: {@code SIGN_IN} or {@code APP_ONLY}
   */
  record Rotation(String subscriptionId, String runId, String rotation) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    requireRule(subscriptionId);
    String runId = new RunStarts(statuses, executions).begin(subscriptionId);
    String way = appOnly.state(subscriptionId) == State.OPEN ? "APP_ONLY" : "SIGN_IN";
    executions.begin(runId, new Rotation(subscriptionId, runId, way));
    audit.add(subscriptionId, Actor.of(request), "StartSecretRotation", Map.of("runId", runId));
    return views.show(202, subscriptionId, request);
  }

  private void requireRule(String subscriptionId) {
    Status status = statuses.find(subscriptionId).status();
    Connection connection =
        connections
            .find(subscriptionId)
            .filter(found -> found.secretHash() != null)
            .filter(found -> status == Status.CONNECTED || status == Status.IN_PROGRESS)
            .orElseThrow(StartSecretRotation::notConnected);
    long valid =
        connection.otherSecrets().stream()
            .filter(secret -> secret.isValid(clock.instant()))
            .count();
    if (valid >= MOST_OTHER_SECRETS) {
      throw new ApiProblem(
          409,
          "RotatedTooOften",
          "The secret was replaced %d times within days, and the ones before are still valid, so that no mail is lost. Nothing was changed; try again in three days."
              .formatted(valid));
    }
  }

  private static ApiProblem notConnected() {
    return new ApiProblem(
        409,
        "NotConnected",
        "There is no routing rule whose secret could be replaced: Microsoft 365 is not connected."
            + " Nothing was changed. Start with Connect to Microsoft 365.");
  }
}
