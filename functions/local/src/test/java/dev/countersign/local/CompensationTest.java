package dev.countersign.local;

import static dev.countersign.local.Saboteur.How.BREAKS_AFTERWARDS;
import static dev.countersign.local.Saboteur.How.IS_STOPPED;
import static dev.countersign.local.Saboteur.How.REFUSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.http.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that ends badly, at every state, leaves Exchange Online, the domains, DNS and our tables as
 * they were. The customer's own connectors, rule and addresses are there all the time. The states
 * are read from the state machine's file.
 */
@Tag("long")
class CompensationTest {
  private static final boolean EVERYTHING = Boolean.getBoolean("countersign.everything");

  /** How often a task is tried. */
  private static final int ATTEMPTS = 15;

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
  }

  static Stream<Arguments> statesAndEnds() throws IOException {
    Path file = Deployments.ROOT.resolve("statemachine/onboarding.asl.json");
    JsonNode states = Json.MAPPER.readTree(file.toFile()).path("States");
    List<String> names = new ArrayList<>();
    states.fieldNames().forEachRemaining(names::add);
    names.removeIf(
        state ->
            ONLY_WHEN_CONNECTED_AGAIN.contains(state)
                || !states
                    .at("/" + state + "/Catch")
                    .findValuesAsText("Next")
                    .contains("UndoProvisioning"));
    assertThat(names).hasSizeGreaterThan(15).contains("AwaitConsent", "EnableRules");
    return names.stream().flatMap(state -> ends(state, names.indexOf(state)));
  }

  /**
   * Every state breaks; at every third one the execution is stopped as well, which takes the same
   * way back ({@code -Dcountersign.everything=true}: at every one). When MarkConnected has done its
   * work, the run has ended well whatever comes then.
   */
  private static Stream<Arguments> ends(String state, int index) {
    if (state.equals("MarkConnected")) {
      return Stream.of(Arguments.of(state, REFUSES));
    }
    return Stream.of(BREAKS_AFTERWARDS, IS_STOPPED)
        .filter(how -> EVERYTHING || how == BREAKS_AFTERWARDS || index % 3 == 0)
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

  /** A run once met these in a row and ended CONNECTED; see docs/decisions.md, 2026-11-25. */
  @ParameterizedTest
  @ValueSource(strings = {"New-OutboundConnector", "Enable-TransportRule"})
  void anOutageADroppedConnectionAndARefusalInARowEndTheRun(String cmdlet) {
    deployment.exchange().adminFaults().add(cmdlet, AdminFault.status(503), 1);
    deployment.exchange().adminFaults().add(cmdlet, AdminFault.dropped(), 1);
    deployment.exchange().adminFaults().add(cmdlet, AdminFault.status(403), 1);

    JsonNode end = customer.connect();

    assertThat(end.path("failure").path("code").asText()).isEqualTo("ExchangeAccessDenied");
    assertThatNothingIsLeft(end);
  }

  @Test
  void leavesNothingWhenTheDomainCannotBeVerified() {
    String verify = "/v1.0/domains/" + relayDomain() + "/verify";
    deployment.microsoft().faults().plan(verify, ATTEMPTS, Fault.status(503));

    JsonNode end = customer.connect();

    assertThat(end.path("failure").path("step").asText()).isEqualTo("VerifyRelayDomain");
    assertThatNothingIsLeft(end);
  }

  private void assertThatNothingIsLeft(JsonNode end) {
    assertThat(end.path("failure").path("message").asText()).doesNotContain("Not everything");
    left.assertNothing();
  }

  private String relayDomain() {
    return customer.subscriptionId() + ".relay.countersign.example";
  }
}
