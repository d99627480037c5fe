package dev.countersign.onboarding.apponly;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.onboarding.device.ExchangeTokens;
import dev.countersign.onboarding.exchange.Credential;

/** The sign-in of the run; without one the app's own credential, if the organisation allows it. */
public final class AnyCredential implements Credential.Source {
  private final ExchangeTokens tokens;
  private final AppOnlyAccess access;
  private final AppOnlyCredentials appOnly;
  private final ConnectionStore connections;

  public AnyCredential(
      ExchangeTokens tokens,
      AppOnlyAccess access,
      AppOnlyCredentials appOnly,
      ConnectionStore connections) {
    this.tokens = tokens;
    this.access = access;
    this.appOnly = appOnly;
    this.connections = connections;
  }

  @Override
  public Credential of(String subscriptionId, String runId) {
    return !tokens.exist(subscriptionId, runId) && access.isAllowed(subscriptionId)
        ? appOnly.of(connections.require(subscriptionId).tenantId())
        : tokens.of(subscriptionId, runId);
  }

  @Override
  public void forget(String subscriptionId, String runId) {
    tokens.forget(subscriptionId, runId);
  }
}
