package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
    connections.save(connections.require(Tenant.SUBSCRIPTION).withSecretHash("0".repeat(64)));
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
