package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;

/** Makes the connector that takes returned mail, by the name in our certificate. */
public final class CreateInboundConnector extends ExchangeTask {

  public CreateInboundConnector() {
    this(Environment.ofLambda());
  }

  public CreateInboundConnector(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CreateInboundConnector(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    made.ensure(
        ExchangeObjects.inboundConnector(
            connection.subscriptionId(), connection.requireRelayDomain()));
  }
}
