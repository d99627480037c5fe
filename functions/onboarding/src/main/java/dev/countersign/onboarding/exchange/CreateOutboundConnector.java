package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;

/** Makes the connector that takes routed mail to our ingress. */
public final class CreateOutboundConnector extends ExchangeTask {
  private final String ingressHost;

  public CreateOutboundConnector() {
    this(Environment.ofLambda());
  }

  public CreateOutboundConnector(Environment environment) {
    this(ExchangePorts.of(environment), environment.require("INGRESS_HOST"));
  }

  CreateOutboundConnector(ExchangePorts ports, String ingressHost) {
    super(ports);
    this.ingressHost = ingressHost;
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    made.ensure(ExchangeObjects.outboundConnector(connection.subscriptionId(), ingressHost));
  }
}
