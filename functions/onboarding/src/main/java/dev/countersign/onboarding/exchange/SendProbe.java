package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.Probe.Result;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.exchange.SendProbe.Input;
import dev.countersign.onboarding.probe.ProbeProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Exchange send a test message through our connector to an address that only we know: {@code
 * Validate-OutboundConnector}, which needs no permission to send as anybody. Source: Microsoft's
 * reference of that cmdlet. What it says about success is not relied on: only the message counts.
 */
public final class SendProbe extends RunTask<Input, ProbeProgress> {
  private static final Logger LOG = LoggerFactory.getLogger(SendProbe.class);

  /** It connects to the smart host and sends a message before it answers. */
  private static final Duration PATIENCE = Duration.ofSeconds(70);

  private final ExchangePorts ports;
  private final ProbeStore probes;
  private final String relayDomain;

  /** For Lambda. */
  public SendProbe() {
    this(Environment.ofLambda());
  }

  public SendProbe(Environment environment) {
    this(
        ExchangePorts.of(environment),
        new Wiring(environment).stores().probes(),
        environment.require("RELAY_DOMAIN"));
  }

  SendProbe(ExchangePorts ports, ProbeStore probes, String relayDomain) {
    super(Input.class, ports.status());
    this.ports = ports;
    this.probes = probes;
    this.relayDomain = relayDomain;
  }

  /**
   * @param tries test messages that were sent before in this run
   */
  public record Input(String subscriptionId, String runId, int tries) implements RunTask.Input {}

  @Override
  protected ProbeProgress run(Input input) {
    ProbeAddress address = ProbeAddress.next(input.subscriptionId(), relayDomain);
    Probe probe = next(input, address);
    // Before it is sent: it may be back before the cmdlet has answered.
    probes.save(input.subscriptionId(), probe);
    try {
      send(input, address);
    } catch (TemporaryFailure unknown) {
      if (unknown.code().equals(ExchangeAnswers.BUSY)) {
        // Known to be not on its way: the state machine tries again rather than wait for it.
        probes.save(input.subscriptionId(), probe.ended(Result.NOT_SENT, unknown.code()));
        throw unknown;
      }
      LOG.info("Run {}: {}; the message may be on its way", input.runId(), unknown.detail());
    } catch (CmdletFailed refused) {
      probes.save(input.subscriptionId(), probe.ended(Result.NOT_SENT, refused.error().word()));
      return ProbeProgress.over(input.tries());
    }
    return ProbeProgress.sent(input.tries() + 1);
  }

  private Probe next(Input input, ProbeAddress address) {
    Instant now = ports.clock().instant();
    return probes
        .find(input.subscriptionId())
        .filter(earlier -> earlier.runId().equals(input.runId()))
        .map(earlier -> earlier.sentAgain(address, now))
        .orElseGet(() -> Probe.sent(input.runId(), address, now));
  }

  private void send(Input input, ProbeAddress address) {
    List<JsonNode> tasks =
        ports
            .session(new RunInput(input.subscriptionId(), input.runId()))
            .invoke(
                "Validate-OutboundConnector",
                Map.of("Identity", ExchangeObjects.OUTBOUND, "Recipients", List.of(address.text())),
                PATIENCE);
    long failed = tasks.stream().filter(task -> !task.path("IsTaskSuccessful").asBoolean()).count();
    LOG.info("Run {}: Exchange says {} of {} tasks failed", input.runId(), failed, tasks.size());
  }
}
