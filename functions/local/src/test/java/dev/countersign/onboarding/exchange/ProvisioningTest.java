package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provisioning tasks against the Exchange Online stand-in. */
class ProvisioningTest {
  private final Tenant tenant = Tenant.administeredBy("Global Administrator");

  @AfterEach
  void stop() {
    tenant.close();
  }

  @Test
  void makesEverythingAndEnablesTheRules() {
    runAll();

    assertThat(tenant.show("Get-OutboundConnector", ExchangeObjects.OUTBOUND))
        .containsEntry("SmartHosts", List.of(Tenant.INGRESS))
        .containsEntry("Enabled", true);
    assertThat(tenant.show("Get-InboundConnector", ExchangeObjects.INBOUND))
        .containsEntry("TlsSenderCertificateName", Tenant.RELAY)
        .containsEntry("EFSkipLastIP", true);
    assertThat(tenant.show("Get-TransportRule", ExchangeObjects.ROUTING))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 2);
    assertThat(tenant.show("Get-TransportRule", ExchangeObjects.OUT_OF_OFFICE))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 0);
    assertThat(tenant.show("Get-TransportRule", ExchangeObjects.RECALL))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 1);
    assertThat(allowed()).containsAll(Tenant.EGRESS).contains("198.51.100.24", "198.51.100.32/28");
  }

  @Test
  void theSecretIsInTheRuleAndItsHashWithUs() {
    runAll();

    JsonNode rule = tenant.get("Get-TransportRule", ExchangeObjects.ROUTING);
    TenantHeader parsed = TenantHeader.parse(rule.path("SetHeaderValue").asText()).orElseThrow();
    assertThat(parsed.matches(tenant.ports.connections().require(Tenant.SUBSCRIPTION).secretHash()))
        .isTrue();
  }

  @Test
  void doingItAgainChangesNothing() {
    runAll();
    String once = tenant.state();
    runAll();

    assertThat(tenant.state()).isEqualTo(once);
  }

  @Test
  void changesBackWhatWasChangedByHand() {
    runAll();
    tenant.invoke(
        "Set-OutboundConnector",
        Map.of("Identity", ExchangeObjects.OUTBOUND, "Comment", comment() + " x"));
    new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(Tenant.INPUT);

    assertThat(tenant.show("Get-OutboundConnector", ExchangeObjects.OUTBOUND))
        .containsEntry("Comment", comment());
  }

  @Test
  void understandsErrorsInTheirOtherFormToo() {
    tenant.exchange.faults().describeErrorsAsJson(true);
    runAll();

    assertThat(tenant.show("Get-TransportRule", ExchangeObjects.ROUTING))
        .containsEntry("State", "Enabled");
  }

  /**
   * An answer was lost, and Step Functions called again: the rule had the secret of one call, and
   * the connection that of the other, for three days.
   */
  @Test
  void twoCallsSideBySideGiveTheRuleTheSecretThatCounts() {
    RunInput run = event(CreateRoutingRule.class);
    new EnableOrganizationCustomization(tenant.ports).handle(run);
    new CreateOutboundConnector(tenant.ports, Tenant.INGRESS).handle(run);
    new CreateOutOfOfficeRule(tenant.ports).handle(run);
    new CreateRecallRule(tenant.ports).handle(run);
    CreateRoutingRule other = new CreateRoutingRule(tenant.ports, tenant.secrets);

    new CreateRoutingRule(tenant.beforeReadingScopes(() -> other.handle(run)), tenant.secrets)
        .handle(run);

    Connection connection = tenant.ports.connections().require(Tenant.SUBSCRIPTION);
    String header =
        tenant.get("Get-TransportRule", ExchangeObjects.ROUTING).path("SetHeaderValue").asText();
    assertThat(TenantHeader.parse(header).orElseThrow().secretHash())
        .isEqualTo(connection.secretHash());
    assertThat(connection.otherSecrets()).isEmpty();
  }

  private void runAll() {
    List<RunTask<RunInput, ?>> tasks =
        List.of(
            new EnableOrganizationCustomization(tenant.ports),
            new CreateOutboundConnector(tenant.ports, Tenant.INGRESS),
            new CreateInboundConnector(tenant.ports),
            new AllowEgressAddresses(tenant.ports, Tenant.EGRESS),
            new CreateOutOfOfficeRule(tenant.ports),
            new CreateRecallRule(tenant.ports),
            new CreateRoutingRule(tenant.ports, tenant.secrets),
            new EnableRules(tenant.ports, Tenant.INGRESS, Tenant.EGRESS));
    tasks.forEach(task -> task.handle(event(task.getClass())));
  }

  /** The sample event of a function, with this test's run. */
  private static RunInput event(Class<?> function) {
    Path file =
        Path.of(
            System.getProperty("countersign.root"), "events", function.getSimpleName() + ".json");
    try {
      RunInput event = Json.MAPPER.readValue(file.toFile(), RunInput.class);
      assertThat(event.subscriptionId()).isEqualTo(Tenant.SUBSCRIPTION);
      return new RunInput(event.subscriptionId(), Tenant.INPUT.runId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String comment() {
    return ExchangeObjects.comment(Tenant.SUBSCRIPTION, ExchangeObjects.OUTBOUND);
  }

  private List<String> allowed() {
    return Json.MAPPER.convertValue(
        tenant.get("Get-HostedConnectionFilterPolicy", "Default").path("IPAllowList"),
        new TypeReference<List<String>>() {});
  }
}
