package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
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
  void whatSomebodyChangedIsShownAndPutBackOnRequestAndNobodyHasToSignIn() {
    Customer customer = Customer.subscribed(deployment);
    Remains left = new Remains(deployment, customer.subscriptionId());
    customer.connect();

    assertThatOnlyPermissionAndRoleOpenTheDoor(customer);
    checkDrift();
    assertThat(customer.connection().at("/drift/changes")).isEmpty();
    assertThat(customer.connection().at("/drift/checkedAt").asText()).isNotEmpty();

    Configuration connected = deployment.exchange().configuration();
    changeByHand();
    Configuration changed = deployment.exchange().configuration();
    checkDrift();
    JsonNode drift = customer.connection().path("drift");
    assertThat(customer.connection().at("/next/action").asText()).isEqualTo("REPAIR");
    assertThat(drift.findValuesAsText("name"))
        .contains("Countersign outbound", "SmartHosts", "Countersign routing", "State")
        .contains("Default", "IPAllowList")
        .contains("Countersign recall reports", "Name")
        .contains("Countersign out of office", "Priority");
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(changed));

    JsonNode repaired = customer.repair();
    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(repaired.path("steps").findValuesAsText("name"))
        .startsWith("CheckRoles")
        .contains("VerifyReturnPath", "LookForProbe")
        .doesNotContain("StartDeviceCode", "AwaitConfirmation");
    Configuration now = deployment.exchange().configuration();
    assertThat(ExchangeState.all(now).stream().map(DriftTest::settings))
        .containsExactlyElementsOf(
            ExchangeState.all(connected).stream().map(DriftTest::settings).toList());
    assertThat(ExchangeState.allowedAddresses(now))
        .containsExactlyInAnyOrderElementsOf(ExchangeState.allowedAddresses(connected));
    checkDrift();
    assertThat(customer.connection().at("/drift/changes")).isEmpty();
    assertThat(customer.audit().findValuesAsText("action")).contains("RepairConnection");

    JsonNode end = customer.disconnect("");
    assertThat(end.path("steps").findValuesAsText("name")).doesNotContain("StartDeviceCode");
    left.assertNothing();
  }

  private static void assertThatOnlyPermissionAndRoleOpenTheDoor(Customer customer) {
    assertThatThrownBy(() -> customer.allowAppOnly())
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("AppOnlyNotPermitted");
    AppOnly.permit(deployment);
    assertThatThrownBy(() -> customer.allowAppOnly()).hasMessageContaining("AppOnlyNotPermitted");
    AppOnly.giveRole(deployment);
    customer.allowAppOnly();
  }

  private static String settings(ExchangeObject object) {
    return object.name() + " " + object.guid() + " " + object.properties();
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
        "Set-TransportRule", Map.of("Identity", "Countersign recall reports", "Name", "Recalled"));
    shell.run("Set-TransportRule", Map.of("Identity", "Countersign out of office", "Priority", 3));
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
