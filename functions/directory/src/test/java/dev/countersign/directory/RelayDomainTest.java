package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayDomainTest {
  private static final String NAME = SUBSCRIPTION + ".relay.countersign.example";
  private static final String DOMAIN = "/v1.0/domains/" + NAME;
  private static final String RECORDS =
      """
      {"value":[
       {"@odata.type":"#microsoft.graph.domainDnsMxRecord","label":"x","recordType":"Mx","mailExchange":"y"},
       {"@odata.type":"#microsoft.graph.domainDnsTxtRecord","label":"x","recordType":"Txt","text":"MS=ms42"}]}""";

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final MicrosoftServer microsoft = fixture.microsoft;
  private final InMemoryZone zone = new InMemoryZone();

  private static final class InMemoryZone implements DnsZone {
    final Map<String, String> records = new TreeMap<>();

    @Override
    public void put(String name, String text) {
      records.put(name, text);
    }

    @Override
    public void remove(String name, String text) {
      records.remove(name, text);
    }
  }

  @BeforeEach
  void connect() {
    fixture.connect();
    microsoft.on("GET " + DOMAIN + "/verificationDnsRecords", 200, RECORDS);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void addsTheDomainAndProvesItByDns() {
    microsoft
        .on("GET " + DOMAIN, 404, MicrosoftServer.error("Request_ResourceNotFound"))
        .on("GET " + DOMAIN, 200, domain(false))
        .on("GET " + DOMAIN, 200, domain(true))
        .on("POST /v1.0/domains", 201, domain(false))
        .on("POST " + DOMAIN + "/verify", 200, domain(true));
    add();

    assertThat(zone.records).containsExactly(Map.entry(NAME, "MS=ms42"));
    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isEqualTo(NAME);
    assertThat(created()).containsExactly(new Created(Created.Kind.RELAY_DOMAIN, NAME));
    assertThat(microsoft.asked())
        .anySatisfy(
            request -> assertThat(request).startsWith("POST /v1.0/domains {").contains(NAME));
  }

  @Test
  void aConnectionThatEndsWithoutAnAnswerWasAPermanentFailureAndIsTriedAgain() {
    microsoft.on("GET " + DOMAIN, MicrosoftServer.DROPPED, "");

    assertThatThrownBy(this::add)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("MicrosoftBusy");
  }

  @Test
  void comesAgainWhileMicrosoftDoesNotSeeTheRecord() {
    microsoft
        .on("GET " + DOMAIN, 200, domain(false))
        .on("POST " + DOMAIN + "/verify", 400, MicrosoftServer.error("Request_BadRequest"));
    assertThatThrownBy(this::add).isExactlyInstanceOf(DomainNotVerifiedYet.class);
    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isNull();
  }

  @Test
  void believesOnlyWhatItReadsBack() {
    microsoft
        .on("GET " + DOMAIN, 200, domain(false))
        .on("POST " + DOMAIN + "/verify", 200, domain(true));
    assertThatThrownBy(this::add).isExactlyInstanceOf(DomainNotVerifiedYet.class);
  }

  @Test
  void leavesADomainThatIsThereAsItIs() {
    microsoft.on("GET " + DOMAIN, 200, domain(true));
    add();

    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isEqualTo(NAME);
    assertThat(microsoft.asked()).allMatch(request -> request.startsWith("GET "));
    assertThat(created()).as("was there before").isEmpty();
  }

  @Test
  void takesBackWhatTheRunAdded() {
    addsTheDomainAndProvesItByDns();
    microsoft.on("DELETE " + DOMAIN, 204, "");
    remove();

    assertThat(microsoft.asked()).contains("DELETE " + DOMAIN);
    assertThat(zone.records).isEmpty();
    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isNull();
    assertThat(created()).isEmpty();

    int asked = microsoft.asked().size();
    remove();
    assertThat(microsoft.asked()).as("nothing is left to take back").hasSize(asked);
  }

  @Test
  void takesBackADomainThatIsGoneAlready() {
    addsTheDomainAndProvesItByDns();
    microsoft.forget("GET " + DOMAIN + "/verificationDnsRecords");
    remove();
    assertThat(created()).isEmpty();
  }

  private void add() {
    new AddRelayDomain(fixture.ports, fixture.graph, zone, "relay.countersign.example")
        .handle(DirectoryFixture.event("AddRelayDomain", RunInput.class));
  }

  private void remove() {
    new RemoveRelayDomain(fixture.ports, fixture.graph, zone)
        .handle(DirectoryFixture.event("RemoveRelayDomain", RunInput.class));
  }

  private List<Created> created() {
    return fixture.ports.journal().created(SUBSCRIPTION, DirectoryFixture.runId());
  }

  private static String domain(boolean verified) {
    return "{\"id\":\"" + NAME + "\",\"isVerified\":" + verified + "}";
  }
}
