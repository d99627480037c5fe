package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.identity.Api;
import dev.countersign.local.microsoft365.organization.DirectoryRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we may do in Exchange Online with nobody signed in: one story, in its order. */
class DriftTest {
  private static LocalDeployment deployment;

  @BeforeAll
  static void start() {
    deployment = Deployments.impatient();
    Deployments.keepFewPeople(deployment);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void whatSomebodyChangedIsShownAndNotTouchedAndNobodyHasToSignInToDisconnect() {
    Customer customer = Customer.subscribed(deployment);
    Remains left = new Remains(deployment, customer.subscriptionId());
    customer.connect();

    assertThatOnlyPermissionAndRoleOpenTheDoor(customer);
    checkDrift();
    assertThat(customer.connection().at("/drift/changes")).isEmpty();
    assertThat(customer.connection().at("/drift/checkedAt").asText()).isNotEmpty();

    changeByHand();
    Configuration changed = deployment.exchange().configuration();
    checkDrift();
    JsonNode drift = customer.connection().path("drift");
    assertThat(drift.findValuesAsText("name"))
        .contains("Countersign outbound", "SmartHosts", "Countersign routing", "State")
        .contains("Default", "IPAllowList");
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(changed));

    JsonNode end = customer.disconnect("");
    assertThat(end.path("steps").findValuesAsText("name")).doesNotContain("StartDeviceCode");
    left.assertNothing();
  }

  private static void assertThatOnlyPermissionAndRoleOpenTheDoor(Customer customer) {
    String tenant = deployment.organization().tenantId();
    assertThatThrownBy(() -> customer.allowAppOnly())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("AppOnlyNotPermitted");
    deployment
        .microsoft()
        .identity()
        .consents()
        .assignAppRole(tenant, LocalDeployment.CLIENT_ID, Api.EXCHANGE, "Exchange.ManageAsApp");
    assertThatThrownBy(() -> customer.allowAppOnly()).hasMessageContaining("AppOnlyNotPermitted");
    deployment
        .microsoft()
        .identity()
        .consents()
        .assignDirectoryRole(
            tenant, LocalDeployment.CLIENT_ID, DirectoryRole.EXCHANGE_ADMINISTRATOR);
    customer.allowAppOnly();
  }

  private static void changeByHand() {
    ExchangeShell shell = new ExchangeShell(deployment);
    shell.run(
        "Set-OutboundConnector",
        Map.of(
            "Identity", "Countersign outbound",
            "SmartHosts", List.of("elsewhere.example"),
            "TlsDomain", "elsewhere.example"));
    shell.run("Disable-TransportRule", Map.of("Identity", "Countersign routing"));
    shell.run(
        "Set-HostedConnectionFilterPolicy",
        Map.of(
            "Identity",
            "Default",
            "IPAllowList",
            Map.of(
                "@odata.type", "#Exchange.GenericHashTable", "Remove", List.of("203.0.113.10"))));
  }

  private static void checkDrift() {
    InvocationResult result =
        deployment.cloud().functions().invoke("CheckDrift", "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(result.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"checked\":1}");
  }
}
