package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import java.util.List;
import java.util.Map;

/**
 * Takes back what a failed run made in Exchange Online, newest first: rules before the connector
 * that they use. What is gone already, and what is not ours, is left as it is.
 */
public final class UndoProvisioning extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final ExchangePorts ports;

  public UndoProvisioning() {
    this(Environment.ofLambda());
  }

  public UndoProvisioning(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  UndoProvisioning(ExchangePorts ports) {
    super(RunInput.class, ports.status());
    this.ports = ports;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    List<Created> made =
        ports.journal().created(input.subscriptionId(), input.runId()).stream()
            .filter(created -> isInExchange(created.kind()))
            .toList();
    if (!made.isEmpty()) {
      Connection connection = ports.connections().require(input.subscriptionId());
      Credential credential = ports.credentials().of(input.subscriptionId(), input.runId());
      takeBack(made, ports.exchange().session(connection.tenantId(), credential), input);
    }
    return Map.of("takenBack", made.size());
  }

  private void takeBack(List<Created> made, ExchangeAdmin.Session exchange, RunInput input) {
    for (Created created : made) {
      switch (created.kind()) {
        case TRANSPORT_RULE -> remove(exchange, "TransportRule", created, input);
        case INBOUND_CONNECTOR -> remove(exchange, "InboundConnector", created, input);
        case OUTBOUND_CONNECTOR -> remove(exchange, "OutboundConnector", created, input);
        default -> new ConnectionFilter(exchange).remove(created.identity());
      }
      ports.journal().takenBack(input.subscriptionId(), input.runId(), created);
    }
  }

  private static void remove(
      ExchangeAdmin.Session exchange, String noun, Created created, RunInput input) {
    exchange
        .find(noun, created.identity())
        .filter(object -> ExchangeObjects.isOurs(object, input.subscriptionId()))
        .ifPresent(
            object ->
                exchange.invoke(
                    "Remove-" + noun, Map.of("Identity", created.identity(), "Confirm", false)));
  }

  private static boolean isInExchange(Created.Kind kind) {
    return switch (kind) {
      case TRANSPORT_RULE, INBOUND_CONNECTOR, OUTBOUND_CONNECTOR, ALLOWED_ADDRESS -> true;
      case CONNECTION, DIRECTORY, RELAY_DOMAIN -> false;
    };
  }
}
