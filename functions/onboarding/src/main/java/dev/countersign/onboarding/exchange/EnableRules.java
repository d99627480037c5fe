package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import java.util.List;

/**
 * Reads everything back that the run made, and only then switches the rules on: automatic replies
 * first.
 */
public final class EnableRules extends ExchangeTask {
  private final String ingressHost;
  private final List<String> addresses;

  public EnableRules() {
    this(Environment.ofLambda());
  }

  public EnableRules(Environment environment) {
    this(
        ExchangePorts.of(environment),
        environment.require("INGRESS_HOST"),
        environment.list("EGRESS_ADDRESSES"));
  }

  EnableRules(ExchangePorts ports, String ingressHost, List<String> addresses) {
    super(ports);
    this.ingressHost = ingressHost;
    this.addresses = List.copyOf(addresses);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    String subscriptionId = connection.subscriptionId();
    made.verify(ExchangeObjects.outboundConnector(subscriptionId, ingressHost));
    made.verify(ExchangeObjects.inboundConnector(subscriptionId, connection.requireRelayDomain()));
    made.verifyAllowed(addresses);
    made.verify(ExchangeObjects.outOfOfficeRule(subscriptionId));
    made.verify(ExchangeObjects.routingRule(subscriptionId, headerValue(connection, exchange)));
    made.enableRule(ExchangeObjects.OUT_OF_OFFICE);
    made.enableRule(ExchangeObjects.ROUTING);
  }

  private static String headerValue(Connection connection, ExchangeAdmin.Session exchange) {
    return exchange
        .find("TransportRule", ExchangeObjects.ROUTING)
        .map(rule -> rule.path("SetHeaderValue").asText())
        .filter(value -> TenantSecret.matches(value, connection))
        .orElseThrow(() -> Provisioner.notVisible("SetHeaderValue"));
  }
}
