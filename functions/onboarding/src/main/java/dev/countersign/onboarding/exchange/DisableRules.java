package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * First step of taking a connection down: no more mail is routed to us. It also writes down every
 * object of ours, whatever its name is by now, so that it is removed later.
 */
public final class DisableRules extends RunTask<RunTask.RunInput, DisableRules.Result> {
  private final ExchangePorts ports;
  private final String ingressHost;
  private final Clock clock;

  public DisableRules() {
    this(Environment.ofLambda());
  }

  public DisableRules(Environment environment) {
    this(
        ExchangePorts.of(environment),
        environment.require("INGRESS_HOST"),
        new Wiring(environment).clock());
  }

  DisableRules(ExchangePorts ports, String ingressHost, Clock clock) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.ingressHost = ingressHost;
    this.clock = clock;
  }

  /**
   * @param disabledAt when this was read back; ISO 8601. Mail flow obeys some time later.
   */
  public record Result(String disabledAt) {}

  @Override
  protected Result run(RunInput input) {
    ExchangeAdmin.Session exchange = ports.session(input);
    signOutbound(exchange, input.subscriptionId());
    find(exchange, input, "OutboundConnector", Kind.OUTBOUND_CONNECTOR);
    find(exchange, input, "InboundConnector", Kind.INBOUND_CONNECTOR);
    find(exchange, input, "TransportRule", Kind.TRANSPORT_RULE).stream()
        .filter(Provisioner::isEnabled)
        .forEach(rule -> disable(exchange, rule.path("Name").asText()));
    return new Result(clock.instant().toString());
  }

  /**
   * Nothing but our ingress tells a send connector whose name and comment were rewritten; what
   * removes it later knows comments.
   */
  private void signOutbound(ExchangeAdmin.Session exchange, String subscriptionId) {
    ExchangeObject outbound = ExchangeObjects.outboundConnector(subscriptionId, ingressHost);
    new OurObjects(exchange, subscriptionId)
        .find(outbound)
        .filter(found -> Recognition.isOurs(found, outbound, subscriptionId))
        .filter(found -> !Recognition.isOurs(found, subscriptionId))
        .ifPresent(
            found ->
                exchange.invoke(
                    "Set-OutboundConnector",
                    Map.of(
                        "Identity",
                        OurObjects.name(found),
                        "Comment",
                        ExchangeObjects.comment(subscriptionId, ExchangeObjects.OUTBOUND))));
  }

  private List<JsonNode> find(
      ExchangeAdmin.Session exchange, RunInput input, String noun, Kind kind) {
    List<JsonNode> ours =
        exchange.invoke("Get-" + noun, Map.of()).stream()
            .filter(object -> Recognition.isOurs(object, input.subscriptionId()))
            .toList();
    for (JsonNode object : ours) {
      ports
          .journal()
          .record(
              input.subscriptionId(),
              input.runId(),
              new Created(kind, object.path("Name").asText()));
    }
    return ours;
  }

  private static void disable(ExchangeAdmin.Session exchange, String name) {
    exchange.invoke("Disable-TransportRule", Map.of("Identity", name, "Confirm", false));
    if (exchange.find("TransportRule", name).filter(Provisioner::isEnabled).isPresent()) {
      throw Provisioner.notVisible(name + " State");
    }
  }
}
