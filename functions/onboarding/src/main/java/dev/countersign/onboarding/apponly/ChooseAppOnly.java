package dev.countersign.onboarding.apponly;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /subscriptions/{subscriptionId}/connection/app-only} with {@code {"allowed":true}}: we
 * may work in Exchange Online with nobody signed in, which the drift check needs. {@code
 * "unsignedWhenBroken":true} also lets us switch the routing rule off while Exchange takes no mail
 * back. 409 unless the organisation's administrator has given our app the permission and the role:
 * docs/operations.md.
 */
public final class ChooseAppOnly extends ApiHandler {
  private final SubscriptionAccess access;
  private final ConnectionStore connections;
  private final AppOnlyAccess appOnly;
  private final AppOnlyCredentials credentials;
  private final ExchangeAdmin exchange;
  private final AuditTrail audit;

  /** For Lambda. */
  public ChooseAppOnly() {
    this(Environment.ofLambda());
  }

  public ChooseAppOnly(Environment environment) {
    this(new Wiring(environment));
  }

  private ChooseAppOnly(Wiring wiring) {
    this(
        wiring.access(),
        wiring.stores().connections(),
        wiring.exchange().appOnlyAccess(),
        wiring.exchange().appOnlyCredentials(),
        wiring.exchange().admin(),
        wiring.stores().audit());
  }

  ChooseAppOnly(
      SubscriptionAccess access,
      ConnectionStore connections,
      AppOnlyAccess appOnly,
      AppOnlyCredentials credentials,
      ExchangeAdmin exchange,
      AuditTrail audit) {
    this.access = access;
    this.connections = connections;
    this.appOnly = appOnly;
    this.credentials = credentials;
    this.exchange = exchange;
    this.audit = audit;
  }

  record Choice(@Nullable Boolean allowed, @Nullable Boolean unsignedWhenBroken) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    Choice choice = request.json(Choice.class);
    Boolean allowed = choice.allowed();
    if (allowed == null) {
      throw new ApiProblem(
          400, "InvalidInput", "Nothing was changed. Send \"allowed\" as true or false.");
    }
    boolean unsigned = allowed && Boolean.TRUE.equals(choice.unsignedWhenBroken());
    if (allowed) {
      allow(subscriptionId, unsigned);
    } else {
      appOnly.forbid(subscriptionId);
    }
    audit.add(
        subscriptionId,
        Actor.of(request),
        "ChooseAppOnly",
        Map.of("allowed", allowed.toString(), "unsignedWhenBroken", Boolean.toString(unsigned)));
    return ApiResponse.json(200, Map.of("allowed", allowed, "unsignedWhenBroken", unsigned));
  }

  private void allow(String subscriptionId, boolean unsigned) {
    String tenantId = requireTenant(subscriptionId);
    tryOut(tenantId);
    appOnly.allow(subscriptionId, unsigned);
    // Disconnecting forgets the organisation first and what it allowed after that: whoever sees it
    // here is still heard there.
    if (!tenantId.equals(connections.find(subscriptionId).map(Connection::tenantId).orElse(""))) {
      appOnly.forbid(subscriptionId);
      throw notConnected();
    }
  }

  private String requireTenant(String subscriptionId) {
    return connections
        .find(subscriptionId)
        .map(Connection::tenantId)
        .orElseThrow(ChooseAppOnly::notConnected);
  }

  private static ApiProblem notConnected() {
    return new ApiProblem(
        409,
        "NotConnected",
        "Microsoft 365 is not connected, or not any more. Nothing was changed. Connect it first.");
  }

  private void tryOut(String tenantId) {
    try {
      exchange.session(tenantId, credentials.of(tenantId)).invoke("Get-TransportRule", Map.of());
    } catch (PermanentFailure refused) {
      throw new ApiProblem(
          409,
          "AppOnlyNotPermitted",
          "Exchange Online does not let our app in. An administrator has to give it the permission"
              + " Exchange.ManageAsApp and the role Exchange Administrator first; "
              + "docs/operations.md has the commands. Nothing was changed.");
    }
  }
}
