package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;

/** Makes the rule that keeps reports about recalled messages out of the loop, disabled. */
public final class CreateRecallRule extends ExchangeTask {

  public CreateRecallRule() {
    this(Environment.ofLambda());
  }

  public CreateRecallRule(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CreateRecallRule(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    made.ensure(ExchangeObjects.recallRule(connection.subscriptionId()));
  }
}
