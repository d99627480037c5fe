package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.lambda.Environment;

/**
 * Makes the rule that routes people's mail to us, disabled. Its secret goes nowhere else: we keep a
 * hash of it.
 */
public final class CreateRoutingRule extends ExchangeTask {

  public CreateRoutingRule() {
    this(Environment.ofLambda());
  }

  public CreateRoutingRule(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CreateRoutingRule(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    String header =
        made.find("TransportRule", ExchangeObjects.ROUTING)
            .map(rule -> rule.path("SetHeaderValue").asText())
            .filter(value -> TenantSecret.matches(value, connection))
            .map(value -> adopt(connection, value))
            .orElseGet(() -> newSecret(connection));
    made.ensure(
        ExchangeObjects.routingRule(connection.subscriptionId(), header, routingScope(connection)));
  }

  /** A rotation that was cut off may have left a secret that was only coming, for us. */
  private String adopt(Connection connection, String header) {
    TenantHeader.parse(header)
        .map(TenantHeader::secretHash)
        .filter(hash -> !hash.equals(connection.secretHash()))
        .ifPresent(hash -> save(connection.withRotatedSecret(hash, now())));
    return header;
  }

  // Saved before the rule is made: mail that carries a secret whose hash we lack would be refused.
  // The secret before counts for some days more: mail that carries it is on its way.
  private String newSecret(Connection connection) {
    String secret = TenantSecret.next();
    save(connection.withRotatedSecret(TenantHeader.hash(secret), now()));
    return TenantSecret.headerValue(connection.subscriptionId(), secret);
  }
}
