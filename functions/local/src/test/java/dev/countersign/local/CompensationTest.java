package dev.countersign.local;

import static dev.countersign.local.Saboteur.How.BREAKS_AFTERWARDS;
import static dev.countersign.local.Saboteur.How.IS_STOPPED;
import static dev.countersign.local.Saboteur.How.REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.exchange.AdminFaults;
import dev.countersign.local.microsoft365.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that ends badly, at every state and with every cmdlet, leaves Exchange Online, the domains,
 * DNS and our tables as they were. The customer's own connectors, rule and addresses are there all
 * the time. The states are read from the state machine's file.
 */
class CompensationTest {
  /** How often a task is tried. */
  private static final int ATTEMPTS = 6;

  /** So that taking back meets the fault as well. */
  private static final int LONG = ATTEMPTS + 3;

  /** CheckRoles calls it for an object that is not there: it never gets as far as being done. */
  private static final Set<String> TRIED_FOR_ITS_ROLE = Set.of("Set-HostedConnectionFilterPolicy");

  private static final AdminFault REFUSED = AdminFault.status(403);
  private static final AdminFault REFUSED_BUT_DONE = new AdminFault(403, null, Duration.ZERO, true);

  private static final Set<String> ONLY_WHEN_CONNECTED_AGAIN =
      Set.of("AwaitConfirmation", "RotateSecret");

  private static LocalDeployment deployment;
  private static String stateMachine;
  private Customer customer;
  private Remains left;
  private Runnable afterwards = () -> {};

  @BeforeAll
  static void start() {
    deployment = Deployments.impatient();
    stateMachine = Saboteur.stateMachine("onboarding");
    Deployments.keepFewPeople(deployment);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void subscribe() {
    customer = Customer.subscribed(deployment);
    left = new Remains(deployment, customer.subscriptionId());
  }

  @AfterEach
  void clear() {
    afterwards.run();
    faults().clear();
  }

  static Stream<Arguments> statesAndEnds() throws IOException {
    Path file = Deployments.ROOT.resolve("statemachine/onboarding.asl.json");
    JsonNode states = Json.MAPPER.readTree(file.toFile()).path("States");
    List<String> names = new ArrayList<>();
    states.fieldNames().forEachRemaining(names::add);
    names.removeIf(
        state ->
            ONLY_WHEN_CONNECTED_AGAIN.contains(state)
                || !states.at("/" + state + "/Catch/0/Next").asText().equals("UndoProvisioning"));
    assertThat(names).hasSizeGreaterThan(15).contains("AwaitConsent", "EnableRules");
    return names.stream().flatMap(state -> ends(state, names.indexOf(state)));
  }

  /**
   * Every state breaks; at every second one the execution is stopped as well, which takes the same
   * way back. When MarkConnected has done its work, the run has ended well whatever comes then.
   */
  private static Stream<Arguments> ends(String state, int index) {
    if (state.equals("MarkConnected")) {
      return Stream.of(Arguments.of(state, REFUSES));
    }
    return Stream.of(BREAKS_AFTERWARDS, IS_STOPPED)
        .filter(how -> how == BREAKS_AFTERWARDS || index % 2 == 0)
        .map(how -> Arguments.of(state, how));
  }

  @ParameterizedTest
  @MethodSource("statesAndEnds")
  void leavesNothingWhereverTheRunEnds(String state, Saboteur.How how) {
    afterwards = Saboteur.replace(deployment.cloud().functions(), state, how, stateMachine);

    JsonNode end = customer.connect();

    assertThat(end.path("status").asText()).isEqualTo("FAILED");
    assertThat(end.path("failure").path("code").asText())
        .isEqualTo(how == IS_STOPPED ? "ExecutionStopped" : "Sabotaged");
    assertThatNothingIsLeft(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Get-OrganizationConfig",
        "Get-OutboundConnector",
        "New-OutboundConnector",
        "Get-InboundConnector",
        "New-InboundConnector",
        "Get-HostedConnectionFilterPolicy",
        "Set-HostedConnectionFilterPolicy",
        "Get-TransportRule",
        "New-TransportRule",
        "Enable-TransportRule"
      })
  void leavesNothingWhenACmdletFailsInEveryWay(String cmdlet) {
    faults().add(cmdlet, AdminFault.status(503), 1);
    // What only reads says that there is nothing before it could be refused afterwards.
    int times = TRIED_FOR_ITS_ROLE.contains(cmdlet) ? 2 : 1;
    faults().add(cmdlet, cmdlet.startsWith("Get-") ? REFUSED : REFUSED_BUT_DONE, times);

    JsonNode end = customer.connect();

    assertThat(end.path("failure").path("code").asText()).isEqualTo("ExchangeAccessDenied");
    assertThatNothingIsLeft(end);
  }

  /** An outage that is longer than the run's patience, and lasts while it is taken back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Get-TransportRule",
        "Remove-TransportRule",
        "Remove-InboundConnector",
        "Remove-OutboundConnector",
        "Set-HostedConnectionFilterPolicy"
      })
  void takingBackOutlastsAnOutage(String cmdlet) {
    faults().add(cmdlet, AdminFault.status(503), LONG);
    faults().add("Enable-TransportRule", AdminFault.status(403), 1);

    JsonNode end = customer.connect();

    assertThat(end.path("status").asText()).isEqualTo("FAILED");
    assertThatNothingIsLeft(end);
  }

  @Test
  void leavesNothingWhenTheDomainCannotBeVerified() {
    String verify = "/v1.0/domains/" + relayDomain() + "/verify";
    deployment.microsoft().faults().plan(verify, ATTEMPTS, Fault.status(503));

    JsonNode end = customer.connect();

    assertThat(end.path("failure").path("step").asText()).isEqualTo("AddRelayDomain");
    assertThatNothingIsLeft(end);
  }

  private static AdminFaults faults() {
    return deployment.exchange().adminFaults();
  }

  private void assertThatNothingIsLeft(JsonNode end) {
    assertThat(end.path("failure").path("message").asText()).doesNotContain("Not everything");
    left.assertNothing();
  }

  private String relayDomain() {
    return customer.subscriptionId() + ".relay.countersign.example";
  }
}
