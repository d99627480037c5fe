package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Instant;

/**
 * Makes the rule that routes people's mail to us, disabled. Of its secret we keep a hash; until the
 * run ends also the secret itself, encrypted, so that a call beside this one makes the same rule.
 */
public final class CreateRoutingRule extends ExchangeTask {
  private final ExchangePorts ports;
  private final SecretStore secrets;

  public CreateRoutingRule() {
    this(Environment.ofLambda());
  }

  public CreateRoutingRule(Environment environment) {
    this(ExchangePorts.of(environment), new Wiring(environment).secrets());
  }

  CreateRoutingRule(ExchangePorts ports, SecretStore secrets) {
    super(ports);
    this.ports = ports;
    this.secrets = secrets;
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    String header =
        made.find("TransportRule", ExchangeObjects.ROUTING)
            .map(rule -> rule.path("SetHeaderValue").asText())
            .filter(value -> TenantSecret.matches(value, connection))
            .map(value -> adopt(connection, value))
            .orElseGet(() -> newSecret(connection.subscriptionId(), made.runId()));
    made.ensure(
        ExchangeObjects.routingRule(connection.subscriptionId(), header, routingScope(connection)));
  }

  /** A rotation that was cut off may have left a secret that was only coming, for us. */
  private String adopt(Connection connection, String header) {
    TenantHeader.parse(header)
        .map(TenantHeader::secretHash)
        .filter(hash -> !hash.equals(connection.secretHash()))
        .ifPresent(hash -> use(connection.subscriptionId(), hash));
    return header;
  }

  // Kept before the rule is made: mail that carries a secret whose hash we lack would be refused.
  private String newSecret(String subscriptionId, String runId) {
    String secret = TenantSecret.ofRun(secrets, subscriptionId, runId);
    use(subscriptionId, TenantHeader.hash(secret));
    return TenantSecret.headerValue(subscriptionId, secret);
  }

  /** The secret before counts for some days more: mail that carries it is on its way. */
  private void use(String subscriptionId, String hash) {
    Instant now = ports.clock().instant();
    ports.connections().changeSecrets(subscriptionId, c -> c.withRotatedSecret(hash, now));
  }
}
