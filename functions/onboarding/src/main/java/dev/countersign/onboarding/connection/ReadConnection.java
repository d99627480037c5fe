package dev.countersign.onboarding.connection;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;

/**
 * {@code GET /subscriptions/{subscriptionId}/connection}: how far it has come, and what the
 * administrator has to do now. See {@link ConnectionView}.
 */
public final class ReadConnection extends ApiHandler {
  private final SubscriptionAccess access;
  private final Connections connections;

  /** For Lambda. */
  public ReadConnection() {
    this(Environment.ofLambda());
  }

  public ReadConnection(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadConnection(Wiring wiring) {
    this(wiring.access(), wiring.connection().views());
  }

  public ReadConnection(SubscriptionAccess access, Connections connections) {
    this.access = access;
    this.connections = connections;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    return connections.show(200, access.require(request).subscriptionId(), request);
  }
}
