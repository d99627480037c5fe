package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.run.RunTask;
import java.util.Map;

/** A task that works in the customer's Exchange Online. */
abstract class ExchangeTask extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final ExchangePorts ports;

  ExchangeTask(ExchangePorts ports) {
    super(RunInput.class, ports.status());
    this.ports = ports;
  }

  /** Does the work; does it again when the task is retried. */
  abstract void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made);

  /** Whose mail is routed. */
  Scope routingScope(Connection connection) {
    return ports.scopes().routing(connection.subscriptionId());
  }

  @Override
  protected final Map<String, Object> run(RunInput input) {
    Connection connection = ports.connections().require(input.subscriptionId());
    Credential credential = ports.credentials().of(input.subscriptionId(), input.runId());
    ExchangeAdmin.Session exchange = ports.exchange().session(connection.tenantId(), credential);
    provision(
        connection,
        exchange,
        new Provisioner(exchange, ports.journal(), input.subscriptionId(), input.runId()));
    return Map.of();
  }
}
