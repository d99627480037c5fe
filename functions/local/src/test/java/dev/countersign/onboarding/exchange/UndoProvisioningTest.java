package dev.countersign.onboarding.exchange;

import static dev.countersign.onboarding.exchange.ExchangeObjects.OUT_OF_OFFICE;
import static dev.countersign.onboarding.exchange.ExchangeObjects.RECALL;
import static dev.countersign.onboarding.exchange.ExchangeObjects.ROUTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run is taken back to. */
class UndoProvisioningTest {
  private static final RunInput AGAIN = new RunInput(Tenant.SUBSCRIPTION, "run2");

  private final Tenant tenant = Tenant.administeredBy("Global Administrator");
  private final String before = tenant.state();

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void leavesExchangeAsItWasWhenARunIsTakenBack() {
    tenant.connect(Tenant.INPUT);
    new UndoProvisioning(tenant.ports).handle(Tenant.INPUT);

    assertThat(tenant.state()).isEqualTo(before);
    assertThat(tenant.ports.journal().created(Tenant.SUBSCRIPTION, "run1")).isEmpty();
  }

  @Test
  void takingBackLeavesWhatAnEarlierRunMade() {
    tenant.connect(Tenant.INPUT);
    String once = tenant.state();
    new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(AGAIN);
    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(once);
  }

  @Test
  void takingBackPutsBackWhatTheRunChanged() {
    tenant.connect(Tenant.INPUT);
    changeByHand();
    String drifted = tenant.state();
    tenant.connect(AGAIN);
    assertThat(tenant.state()).isNotEqualTo(drifted);

    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(drifted);
    assertThat(tenant.ports.journal().entries(Tenant.SUBSCRIPTION, AGAIN.runId())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void takingBackPutsOurRulesWhereTheyWere(List<String> order) {
    tenant.connect(Tenant.INPUT);
    arrange(order);
    tenant.invoke("Disable-TransportRule", Map.of("Identity", order.get(0), "Confirm", false));
    String drifted = tenant.state();
    tenant.connect(AGAIN);
    assertThat(rules())
        .containsExactly(OUT_OF_OFFICE, RECALL, ROUTING, "Brightwater mark external mail");

    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(tenant.state()).isEqualTo(drifted);
  }

  static Stream<List<String>> orders() {
    String theirs = "Brightwater mark external mail";
    return Stream.of(
        List.of(theirs, OUT_OF_OFFICE, RECALL, ROUTING),
        List.of(ROUTING, theirs, OUT_OF_OFFICE, RECALL),
        List.of(theirs, RECALL, OUT_OF_OFFICE, ROUTING),
        List.of(RECALL, ROUTING, theirs, OUT_OF_OFFICE),
        List.of(OUT_OF_OFFICE, theirs, ROUTING, RECALL));
  }

  /** A place that no longer exists would be refused each time, and the run never taken back. */
  @Test
  void aRuleWhosePlaceIsGoneIsTakenBackAllTheSame() {
    tenant.connect(Tenant.INPUT);
    arrange(List.of("Brightwater mark external mail", OUT_OF_OFFICE, RECALL, ROUTING));
    tenant.connect(AGAIN);
    tenant.invoke("Remove-TransportRule", Map.of("Identity", "Brightwater mark external mail"));

    new UndoProvisioning(tenant.ports).handle(AGAIN);

    assertThat(rules()).containsExactlyInAnyOrder(OUT_OF_OFFICE, RECALL, ROUTING);
    assertThat(tenant.ports.journal().entries(Tenant.SUBSCRIPTION, AGAIN.runId())).isEmpty();
  }

  private void arrange(List<String> order) {
    for (int priority = 0; priority < order.size(); priority++) {
      tenant.invoke(
          "Set-TransportRule", Map.of("Identity", order.get(priority), "Priority", priority));
    }
  }

  private List<String> rules() {
    return tenant.exchange.configuration().transportRules().stream()
        .map(rule -> rule.name())
        .toList();
  }

  private void changeByHand() {
    tenant.invoke(
        "Set-OutboundConnector",
        Map.of(
            "Identity",
            ExchangeObjects.OUTBOUND,
            "SmartHosts",
            List.of("old.example"),
            "TlsDomain",
            "old.example"));
    tenant.invoke(
        "Set-TransportRule",
        Map.of(
            "Identity", ExchangeObjects.ROUTING,
            "SenderAddressLocation", "Header",
            "ExceptIfMessageSizeOver", "1000000"));
    tenant.invoke("Disable-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING));
  }

  @Test
  void takingBackNeverWritesDownTheTenantsSecret() {
    tenant.connect(Tenant.INPUT);
    String header = header();
    ConnectionStore connections = tenant.ports.connections();
    connections.changeSecrets(Tenant.SUBSCRIPTION, c -> c.withSecretHash("0".repeat(64)));
    tenant.connect(AGAIN);

    assertThat(header()).isNotEqualTo(header);
    assertThat(tenant.ports.journal().entries(Tenant.SUBSCRIPTION, AGAIN.runId())).isEmpty();
  }

  private String header() {
    return tenant.get("Get-TransportRule", ExchangeObjects.ROUTING).path("SetHeaderValue").asText();
  }

  @Test
  void takingBackNothingNeedsNoCredential() {
    ExchangePorts signedOut =
        new ExchangePorts(
            tenant.ports.status(),
            tenant.ports.connections(),
            tenant.ports.journal(),
            tenant.ports.scopes(),
            (subscription, run) -> {
              throw new AssertionError("asked for a credential");
            },
            tenant.ports.exchange(),
            tenant.ports.clock());

    assertThatCode(() -> new UndoProvisioning(signedOut).handle(Tenant.INPUT))
        .doesNotThrowAnyException();
  }

  @Test
  void anAnswerThatGotLostLeavesNoSecondConnector() {
    new EnableOrganizationCustomization(tenant.ports).handle(Tenant.INPUT);
    tenant.exchange.faults().add("New-OutboundConnector", AdminFault.droppedAfterwards(), 1);
    CreateOutboundConnector task = new CreateOutboundConnector(tenant.ports, Tenant.INGRESS);

    assertThatThrownBy(() -> task.handle(Tenant.INPUT)).isInstanceOf(TemporaryFailure.class);
    task.handle(Tenant.INPUT);
    new UndoProvisioning(tenant.ports).handle(Tenant.INPUT);
    assertThat(tenant.state()).isEqualTo(before);
  }
}
