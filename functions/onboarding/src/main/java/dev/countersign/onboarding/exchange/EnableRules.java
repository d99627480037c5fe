package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import java.util.List;

/**
 * Reads everything back that the run made, and only then switches the rules on: the exceptions
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
    WantedObjects wanted =
        new WantedObjects(
            connection, connection.requireRelayDomain(), ingressHost, routingScope(connection));
    made.verify(wanted.outboundConnector());
    made.verify(wanted.inboundConnector());
    made.verifyAllowed(addresses);
    wanted.exceptions().forEach(made::verify);
    made.verify(wanted.routingRule(tenantHeader(wanted, exchange)));
    wanted.exceptions().forEach(rule -> made.enableRule(rule.name()));
    made.enableRule(ExchangeObjects.ROUTING);
  }

  private static String tenantHeader(WantedObjects wanted, ExchangeAdmin.Session exchange) {
    return wanted
        .knownTenantHeader(exchange.find("TransportRule", ExchangeObjects.ROUTING))
        .orElseThrow(() -> Provisioner.notVisible("SetHeaderValue"));
  }
}
