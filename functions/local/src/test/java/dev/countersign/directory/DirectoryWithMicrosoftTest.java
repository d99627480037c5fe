package dev.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.dns.Route53DnsZone;
import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.DnsCheck;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.graph.Graph;
import dev.countersign.local.cloud.aws.AwsServer;
import dev.countersign.local.cloud.route53.HostedZones;
import dev.countersign.local.cloud.route53.Route53Service;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.graph.GraphOptions;
import dev.countersign.local.tls.Identity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.Route53Client;

/** The directory functions with the stand-ins of Microsoft 365 and of Route 53. */
class DirectoryWithMicrosoftTest {
  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final RunInput INPUT = new RunInput(SUBSCRIPTION, "run1");
  private static final DnsCheck.Input CHECK = new DnsCheck.Input(SUBSCRIPTION, "run1", 0);
  private static final String RELAY = SUBSCRIPTION + ".relay.countersign.example";

  private final HostedZones zones = new HostedZones();
  private final StandIn microsoft =
      new StandIn(GraphOptions.defaults().withTxtRecords(name -> zones.txt(name)));
  private final AwsServer aws = new AwsServer();
  private final Tables tables = LocalTables.fresh();
  private final DirectoryPorts ports = DirectoryPorts.of(tables, Clock.systemUTC());
  private final Graph graph =
      GraphAccess.of(
          new Environment(
              Map.of(
                  "ENTRA_CLIENT_ID", StandIn.CLIENT_ID,
                  "MICROSOFT_LOGIN_URL", microsoft.services.url().toString(),
                  "MICROSOFT_GRAPH_URL", microsoft.services.url().toString())),
          DirectoryWithMicrosoftTest::credential);

  @BeforeEach
  void start() {
    microsoft.clock.advance(Duration.between(microsoft.clock.instant(), Instant.now()));
    zones.create("Z1", "relay.countersign.example");
    aws.serve(Map.of("route53", new Route53Service(zones, Clock.systemUTC())));
  }

  @AfterEach
  void stop() {
    microsoft.close();
    aws.close();
  }

  @Test
  void readsTheOrganisationThatConsented() {
    assertThatThrownBy(this::verify).as("before consent").isInstanceOf(TemporaryFailure.class);
    microsoft.consent();
    verify();

    Connection connection = ports.connections().require(SUBSCRIPTION);
    assertThat(connection.organizationName()).isEqualTo("Brightwater Instruments");
    assertThat(connection.returnHost()).isEqualTo("brightwater.mail.protection.outlook.com");
    assertThat(connection.domains()).contains("brightwater.example", "brightwater.de.example");
  }

  @Test
  void addsTheRelayDomainAndTakesItBack() {
    microsoft.consent();
    verify();
    DnsZone zone = zone(tables);
    AddRelayDomain add = new AddRelayDomain(ports, graph, zone, "relay.countersign.example");
    add.handle(INPUT);
    add.handle(INPUT);
    assertThat(new VerifyRelayDomain(ports, graph).handle(CHECK).done()).isTrue();

    assertThat(microsoft.brightwater.domains().names()).contains(RELAY);
    assertThat(ports.connections().require(SUBSCRIPTION).relayDomain()).isEqualTo(RELAY);

    RemoveRelayDomain remove = new RemoveRelayDomain(ports, graph, zone);
    remove.handle(INPUT);
    remove.handle(INPUT);
    assertThat(microsoft.brightwater.domains().names()).doesNotContain(RELAY);
    assertThat(zones.txt(RELAY)).isEmpty();

    DnsRecord record = new DnsRecord(DnsRecord.Type.TXT, RELAY, "removed by somebody else");
    DnsZone somebody = zone(LocalTables.fresh());
    zone.put(INPUT, record);
    somebody.put(INPUT, record);
    somebody.remove(SUBSCRIPTION, DnsRecord.Type.TXT);
    zone.remove(SUBSCRIPTION, DnsRecord.Type.TXT);
    assertThat(zones.txt(RELAY)).isEmpty();
  }

  private DnsZone zone(Tables tables) {
    return new Route53DnsZone(
        aws.client(Route53Client.builder()),
        "Z1",
        new DynamoDbDnsRecordStore(tables.subscriptions()));
  }

  private void verify() {
    new VerifyConsent(ports, graph)
        .handle(new VerifyConsent.Input(SUBSCRIPTION, "run1", StandIn.TENANT));
  }

  private static String credential() {
    return new Identity(StandIn.CERTIFICATE.key(), List.of(StandIn.CERTIFICATE.certificate()))
        .toPem();
  }
}
