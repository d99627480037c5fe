package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;

/** Makes the rule that keeps automatic replies out of the loop, disabled. */
public final class CreateOutOfOfficeRule extends ExchangeTask {

  public CreateOutOfOfficeRule() {
    this(Environment.ofLambda());
  }

  public CreateOutOfOfficeRule(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CreateOutOfOfficeRule(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    made.ensure(ExchangeObjects.outOfOfficeRule(connection.subscriptionId()));
  }
}
