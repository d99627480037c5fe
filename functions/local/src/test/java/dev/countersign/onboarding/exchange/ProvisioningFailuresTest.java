package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the provisioning tasks say when Exchange Online does not do what they ask for. */
class ProvisioningFailuresTest {
  private final Tenant tenant = Tenant.administeredBy("Global Administrator");

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void anOrganisationThatCannotBeChangedYetIsWaitedFor() {
    assertThatThrownBy(
            () -> new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(Tenant.INPUT))
        .isInstanceOf(OrganizationDehydrated.class);
  }

  @Test
  void aConnectorThatExchangeKeepsDisabledIsSaid() {
    tenant.exchange.faults().keepInboundConnectorsDisabled(true);
    new EnableOrganizationCustomization(tenant.ports).handle(Tenant.INPUT);

    assertThatThrownBy(() -> new CreateInboundConnector(tenant.ports).handle(Tenant.INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("CreatedDisabled");
  }

  @Test
  void throttlingIsTemporary() {
    tenant
        .exchange
        .faults()
        .add("Get-OutboundConnector", AdminFault.throttled(Duration.ofSeconds(1)), 1);

    assertThatThrownBy(
            () -> new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(Tenant.INPUT))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("It is tried again");
  }

  @Test
  void missingRolesArePermanentAndSayWhatToDo() {
    tenant.exchange.faults().add("Get-OutboundConnector", AdminFault.status(403), 1);

    assertThatThrownBy(
            () -> new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(Tenant.INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("Global Administrator");
  }

  @Test
  void anObjectOfTheCustomersWithOurNameIsLeftAlone() {
    new EnableOrganizationCustomization(tenant.ports).handle(Tenant.INPUT);
    tenant.invoke(
        "New-TransportRule",
        Map.of(
            "Name", ExchangeObjects.OUT_OF_OFFICE,
            "FromScope", "InOrganization",
            "SetHeaderName", "X-Own",
            "SetHeaderValue", "1"));

    assertThatThrownBy(() -> new CreateOutOfOfficeRule(tenant.ports).handle(Tenant.INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("NameTaken");
    new UndoProvisioning(tenant.ports).handle(Tenant.INPUT);
    assertThat(tenant.show("Get-TransportRule", ExchangeObjects.OUT_OF_OFFICE))
        .containsEntry("SetHeaderName", "X-Own");
  }
}
