package dev.countersign.onboarding.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.local.microsoft365.exchange.Admin;
import dev.countersign.local.microsoft365.exchange.AdminFault;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.ExchangeAdministration;
import dev.countersign.local.microsoft365.exchange.Hydration;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.microsoft365.exchange.Recipients;
import dev.countersign.local.microsoft365.exchange.SampleConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provisioning tasks against the Exchange Online stand-in. */
class ProvisioningTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String RELAY = SUBSCRIPTION + ".relay.example";
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  private static final String INGRESS = "ingress.countersign.example";
  private static final List<String> EGRESS = List.of("203.0.113.7", "203.0.113.8");
  private static final RunInput INPUT = new RunInput(SUBSCRIPTION, "run1");

  private final Clock clock = Clock.systemUTC();
  private final Table table = LocalTables.fresh().subscriptions();
  private final DynamoDbConnectionStore connections = new DynamoDbConnectionStore(table);
  private final Configuration before = SampleConfiguration.brightwater(Instant.EPOCH);
  private final ExchangeAdministration exchange = exchange(before);
  private HttpServer server;
  private ExchangePorts ports;

  @BeforeEach
  void start() throws IOException {
    server = ExchangeAdministration.serve(exchange.api());
    ports =
        new ExchangePorts(
            new DynamoDbStatusStore(table, clock),
            connections,
            new DynamoDbRunJournal(table, clock),
            new DynamoDbScopeStore(table),
            (subscription, run) -> new Credential("token", "ada.admin@brightwater.example"),
            new ExchangeAdmin(URI.create("http://127.0.0.1:" + server.getAddress().getPort())),
            clock);
    connections.save(
        new Connection(
            SUBSCRIPTION,
            TENANT,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            "brightwater.mail.protection.outlook.com",
            RELAY,
            null));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void makesEverythingAndEnablesTheRules() {
    runAll();

    assertThat(show("Get-OutboundConnector", ExchangeObjects.OUTBOUND))
        .containsEntry("SmartHosts", List.of(INGRESS))
        .containsEntry("Enabled", true);
    assertThat(show("Get-InboundConnector", ExchangeObjects.INBOUND))
        .containsEntry("TlsSenderCertificateName", RELAY)
        .containsEntry("EFSkipLastIP", true);
    assertThat(show("Get-TransportRule", ExchangeObjects.ROUTING))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 2);
    assertThat(show("Get-TransportRule", ExchangeObjects.OUT_OF_OFFICE))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 0);
    assertThat(show("Get-TransportRule", ExchangeObjects.RECALL))
        .containsEntry("State", "Enabled")
        .containsEntry("Priority", 1);
    assertThat(allowed()).containsAll(EGRESS).contains("198.51.100.24", "198.51.100.32/28");
  }

  @Test
  void theSecretIsInTheRuleAndItsHashWithUs() {
    runAll();

    JsonNode rule = get("Get-TransportRule", ExchangeObjects.ROUTING);
    TenantHeader parsed = TenantHeader.parse(rule.path("SetHeaderValue").asText()).orElseThrow();
    assertThat(parsed.matches(connections.require(SUBSCRIPTION).secretHash())).isTrue();
  }

  @Test
  void doingItAgainChangesNothing() {
    runAll();
    String once = show(exchange.configuration());
    runAll();

    assertThat(show(exchange.configuration())).isEqualTo(once);
  }

  @Test
  void changesBackWhatWasChangedByHand() {
    runAll();
    session()
        .invoke(
            "Set-OutboundConnector",
            Map.of("Identity", ExchangeObjects.OUTBOUND, "Comment", comment() + " x"));
    new CreateOutboundConnector(ports, INGRESS).handle(INPUT);

    assertThat(show("Get-OutboundConnector", ExchangeObjects.OUTBOUND))
        .containsEntry("Comment", comment());
  }

  @Test
  void leavesExchangeAsItWasWhenARunIsTakenBack() {
    runAll();
    new UndoProvisioning(ports).handle(INPUT);

    assertThat(show(exchange.configuration())).isEqualTo(show(before));
    assertThat(ports.journal().created(SUBSCRIPTION, "run1")).isEmpty();
  }

  @Test
  void takingBackLeavesWhatAnEarlierRunMade() {
    runAll();
    String once = show(exchange.configuration());
    new CreateOutboundConnector(ports, INGRESS).handle(new RunInput(SUBSCRIPTION, "run2"));
    new UndoProvisioning(ports).handle(new RunInput(SUBSCRIPTION, "run2"));

    assertThat(show(exchange.configuration())).isEqualTo(once);
  }

  @Test
  void takingBackPutsBackWhatTheRunChanged() {
    runAll();
    changeByHand();
    String drifted = show(exchange.configuration());
    runAll(new RunInput(SUBSCRIPTION, "run2"));
    assertThat(show(exchange.configuration())).isNotEqualTo(drifted);

    new UndoProvisioning(ports).handle(new RunInput(SUBSCRIPTION, "run2"));

    assertThat(show(exchange.configuration())).isEqualTo(drifted);
    assertThat(ports.journal().entries(SUBSCRIPTION, "run2")).isEmpty();
  }

  private void changeByHand() {
    session()
        .invoke(
            "Set-OutboundConnector",
            Map.of(
                "Identity",
                ExchangeObjects.OUTBOUND,
                "SmartHosts",
                List.of("old.example"),
                "TlsDomain",
                "old.example"));
    session()
        .invoke(
            "Set-TransportRule",
            Map.of(
                "Identity", ExchangeObjects.ROUTING,
                "SenderAddressLocation", "Header",
                "ExceptIfMessageSizeOver", "1000000"));
    session().invoke("Disable-TransportRule", Map.of("Identity", ExchangeObjects.ROUTING));
  }

  @Test
  void takingBackNeverWritesDownTheTenantsSecret() {
    runAll();
    String header =
        get("Get-TransportRule", ExchangeObjects.ROUTING).path("SetHeaderValue").asText();
    connections.save(connections.require(SUBSCRIPTION).withSecretHash("0".repeat(64)));
    runAll(new RunInput(SUBSCRIPTION, "run2"));

    assertThat(get("Get-TransportRule", ExchangeObjects.ROUTING).path("SetHeaderValue").asText())
        .isNotEqualTo(header);
    assertThat(ports.journal().entries(SUBSCRIPTION, "run2")).isEmpty();
  }

  @Test
  void takingBackNothingNeedsNoCredential() {
    ExchangePorts signedOut =
        new ExchangePorts(
            ports.status(),
            connections,
            ports.journal(),
            ports.scopes(),
            (subscription, run) -> {
              throw new AssertionError("asked for a credential");
            },
            ports.exchange(),
            ports.clock());

    assertThatCode(() -> new UndoProvisioning(signedOut).handle(INPUT)).doesNotThrowAnyException();
  }

  @Test
  void anAnswerThatGotLostLeavesNoSecondConnector() {
    new EnableOrganizationCustomization(ports).handle(INPUT);
    exchange.faults().add("New-OutboundConnector", AdminFault.droppedAfterwards(), 1);
    CreateOutboundConnector task = new CreateOutboundConnector(ports, INGRESS);

    assertThatThrownBy(() -> task.handle(INPUT)).isInstanceOf(TemporaryFailure.class);
    task.handle(INPUT);
    new UndoProvisioning(ports).handle(INPUT);
    assertThat(show(exchange.configuration())).isEqualTo(show(before));
  }

  @Test
  void anOrganisationThatCannotBeChangedYetIsWaitedFor() {
    assertThatThrownBy(() -> new CreateOutboundConnector(ports, INGRESS).handle(INPUT))
        .isInstanceOf(OrganizationDehydrated.class);
  }

  @Test
  void understandsErrorsInTheirOtherFormToo() {
    exchange.faults().describeErrorsAsJson(true);
    runAll();

    assertThat(show("Get-TransportRule", ExchangeObjects.ROUTING))
        .containsEntry("State", "Enabled");
  }

  @Test
  void aConnectorThatExchangeKeepsDisabledIsSaid() {
    exchange.faults().keepInboundConnectorsDisabled(true);
    new EnableOrganizationCustomization(ports).handle(INPUT);

    assertThatThrownBy(() -> new CreateInboundConnector(ports).handle(INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("CreatedDisabled");
  }

  @Test
  void throttlingIsTemporary() {
    exchange.faults().add("Get-OutboundConnector", AdminFault.throttled(Duration.ofSeconds(1)), 1);

    assertThatThrownBy(() -> new CreateOutboundConnector(ports, INGRESS).handle(INPUT))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageContaining("It is tried again");
  }

  @Test
  void missingRolesArePermanentAndSayWhatToDo() {
    exchange.faults().add("Get-OutboundConnector", AdminFault.status(403), 1);

    assertThatThrownBy(() -> new CreateOutboundConnector(ports, INGRESS).handle(INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("Global Administrator");
  }

  @Test
  void anObjectOfTheCustomersWithOurNameIsLeftAlone() {
    new EnableOrganizationCustomization(ports).handle(INPUT);
    session()
        .invoke(
            "New-TransportRule",
            Map.of(
                "Name", ExchangeObjects.OUT_OF_OFFICE,
                "FromScope", "InOrganization",
                "SetHeaderName", "X-Own",
                "SetHeaderValue", "1"));

    assertThatThrownBy(() -> new CreateOutOfOfficeRule(ports).handle(INPUT))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("NameTaken");
    new UndoProvisioning(ports).handle(INPUT);
    assertThat(show("Get-TransportRule", ExchangeObjects.OUT_OF_OFFICE))
        .containsEntry("SetHeaderName", "X-Own");
  }

  /** All of it but the times of change, which only the stand-in's clock decides. */
  private static String show(Configuration configuration) {
    return configuration.toString().replaceAll("changed=[^\\]]*", "");
  }

  private void runAll() {
    runAll(INPUT);
  }

  private void runAll(RunInput run) {
    List<RunTask<RunInput, ?>> tasks =
        List.of(
            new EnableOrganizationCustomization(ports),
            new CreateOutboundConnector(ports, INGRESS),
            new CreateInboundConnector(ports),
            new AllowEgressAddresses(ports, EGRESS),
            new CreateOutOfOfficeRule(ports),
            new CreateRecallRule(ports),
            new CreateRoutingRule(ports),
            new EnableRules(ports, INGRESS, EGRESS));
    tasks.forEach(task -> task.handle(event(task.getClass(), run)));
  }

  /** The sample event of a function, with this test's run. */
  private static RunInput event(Class<?> function, RunInput run) {
    Path file =
        Path.of(
            System.getProperty("countersign.root"), "events", function.getSimpleName() + ".json");
    try {
      RunInput event = Json.MAPPER.readValue(file.toFile(), RunInput.class);
      assertThat(event.subscriptionId()).isEqualTo(SUBSCRIPTION);
      return new RunInput(event.subscriptionId(), run.runId());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ExchangeAdministration exchange(Configuration initial) {
    Organization organization =
        new Organization(
            TENANT,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            "brightwater.example",
            "brightwater.mail.protection.outlook.com",
            () -> Set.of("brightwater.example", "brightwater.onmicrosoft.com", RELAY),
            new NoGroups());
    return new ExchangeAdministration(
        organization,
        new ConfigurationStore(initial, clock, Duration.ZERO),
        bearer ->
            new Admin(TENANT, "ada.admin@brightwater.example", Set.of("Global Administrator")),
        new Hydration(false, Duration.ZERO, clock),
        clock);
  }

  private ExchangeAdmin.Session session() {
    return ports
        .exchange()
        .session(TENANT, new Credential("token", "ada.admin@brightwater.example"));
  }

  private static String comment() {
    return ExchangeObjects.comment(SUBSCRIPTION, ExchangeObjects.OUTBOUND);
  }

  private Map<String, Object> show(String cmdlet, String name) {
    return Json.MAPPER.convertValue(get(cmdlet, name), new TypeReference<Map<String, Object>>() {});
  }

  private JsonNode get(String cmdlet, String name) {
    return session().invoke(cmdlet, Map.of("Identity", name)).get(0);
  }

  private List<String> allowed() {
    return Json.MAPPER.convertValue(
        get("Get-HostedConnectionFilterPolicy", "Default").path("IPAllowList"),
        new TypeReference<List<String>>() {});
  }

  /** Nothing here asks for recipients. */
  private static final class NoGroups implements Recipients {
    @Override
    public boolean isMailbox(String address) {
      return false;
    }

    @Override
    public boolean isGroup(String address) {
      return false;
    }

    @Override
    public boolean isSecurityGroup(String address) {
      return false;
    }

    @Override
    public boolean isMember(String groupAddress, String mailboxAddress) {
      return false;
    }
  }
}
