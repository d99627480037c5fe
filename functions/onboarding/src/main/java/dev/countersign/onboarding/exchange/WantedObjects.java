package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Scope;
import java.util.List;
import java.util.Optional;

/**
 * All objects that a connection has in Exchange Online, as they are to be.
 *
 * @param relayDomain of the tenant
 * @param ingressHost where routed mail goes
 * @param routingScope whose mail is routed
 */
record WantedObjects(
    Connection connection, String relayDomain, String ingressHost, Scope routingScope) {

  ExchangeObject outboundConnector() {
    return ExchangeObjects.outboundConnector(connection.subscriptionId(), ingressHost);
  }

  ExchangeObject inboundConnector() {
    return ExchangeObjects.inboundConnector(connection.subscriptionId(), relayDomain);
  }

  /** Rules that keep messages out of the loop; each has to come before the routing rule. */
  List<ExchangeObject> exceptions() {
    String subscriptionId = connection.subscriptionId();
    return List.of(
        ExchangeObjects.outOfOfficeRule(subscriptionId),
        ExchangeObjects.recallRule(subscriptionId));
  }

  ExchangeObject routingRule(String tenantHeader) {
    return ExchangeObjects.routingRule(connection.subscriptionId(), tenantHeader, routingScope);
  }

  /** What the routing rule sets, if it is there and has the secret whose hash we keep. */
  Optional<String> knownTenantHeader(Optional<JsonNode> routingRule) {
    return routingRule
        .map(rule -> rule.path("SetHeaderValue").asText())
        .filter(value -> TenantSecret.matches(value, connection));
  }
}
