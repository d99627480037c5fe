package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.DnsCheck;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    final List<DnsRecord> records = new ArrayList<>();

    @Override
    public void put(RunTask.Input run, DnsRecord record) {
      records.add(record);
    }

    @Override
    public void remove(String subscriptionId, DnsRecord.Type type) {
      records.removeIf(record -> record.type() == type);
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
  void addsTheDomainAndPublishesItsProof() {
    microsoft
        .on("GET " + DOMAIN, 404, MicrosoftServer.error("Request_ResourceNotFound"))
        .on("GET " + DOMAIN, 200, domain(false))
        .on("POST /v1.0/domains", 201, domain(false));
    add();

    assertThat(zone.records).containsExactly(new DnsRecord(DnsRecord.Type.TXT, NAME, "MS=ms42"));
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

  /** Step Functions calls again when an answer is lost, and the first call works on. */
  @Test
  void aDomainThatAnotherCallHasAddedMeanwhileIsNoFailure() {
    microsoft
        .on("GET " + DOMAIN, 404, MicrosoftServer.error("Request_ResourceNotFound"))
        .on("GET " + DOMAIN, 200, domain(false))
        .on("POST /v1.0/domains", 409, MicrosoftServer.error("ObjectConflict"));
    add();

    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isEqualTo(NAME);
    assertThat(created()).containsExactly(new Created(Created.Kind.RELAY_DOMAIN, NAME));
  }

  @Test
  void aDomainThatAnotherOrganisationHasIsAFailure() {
    microsoft.on("POST /v1.0/domains", 409, MicrosoftServer.error("ObjectConflict"));

    assertThatThrownBy(this::add).isInstanceOf(PermanentFailure.class);
  }

  /** All mail would have been refused: the rule had a secret whose hash was lost. */
  @Test
  void aLateCallLeavesTheSecretOfTheRuleAlone() {
    microsoft
        .on("GET " + DOMAIN, 200, domain(true))
        .meanwhile(
            "GET " + DOMAIN,
            () ->
                fixture.connections.changeSecrets(
                    SUBSCRIPTION, now -> now.withSecretHash("a".repeat(64))));
    add();

    assertThat(fixture.ports.connections().require(SUBSCRIPTION).secretHash())
        .isEqualTo("a".repeat(64));
    assertThat(fixture.ports.connections().require(SUBSCRIPTION).relayDomain()).isEqualTo(NAME);
  }

  @Test
  void isVerifiedWhenMicrosoftSaysSoAfterwards() {
    addsTheDomainAndPublishesItsProof();
    microsoft.forget("GET " + DOMAIN);
    microsoft
        .on("GET " + DOMAIN, 200, domain(false))
        .on("GET " + DOMAIN, 200, domain(true))
        .on("POST " + DOMAIN + "/verify", 200, domain(true));
    assertThat(verify(0).done()).isTrue();
  }

  @Test
  void comesAgainWhileMicrosoftDoesNotSeeTheRecord() {
    addsTheDomainAndPublishesItsProof();
    microsoft.on("POST " + DOMAIN + "/verify", 400, MicrosoftServer.error("Request_BadRequest"));

    assertThat(verify(0)).isEqualTo(new DnsCheck.Result(false, 1, 2));
    assertThat(verify(1)).isEqualTo(new DnsCheck.Result(false, 2, 3));
    assertThat(verify(299))
        .as("a quarter of an hour at most")
        .extracting("waitSeconds")
        .isEqualTo(900);
    assertThat(fixture.ports.status().find(SUBSCRIPTION).waiting())
        .extracting("code")
        .isEqualTo("DomainNotVerifiedYet");
  }

  @Test
  void believesOnlyWhatItReadsBack() {
    addsTheDomainAndPublishesItsProof();
    microsoft.on("POST " + DOMAIN + "/verify", 200, domain(true));
    assertThat(verify(0).done()).isFalse();
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
    addsTheDomainAndPublishesItsProof();
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
    addsTheDomainAndPublishesItsProof();
    microsoft.forget("GET " + DOMAIN + "/verificationDnsRecords");
    remove();
    assertThat(created()).isEmpty();
  }

  /** A synchronisation saw a new domain while the relay domain was removed: it was forgotten. */
  @Test
  void whatIsWrittenWhileItTakesBackTheDomainStays() {
    addsTheDomainAndPublishesItsProof();
    microsoft
        .on("DELETE " + DOMAIN, 204, "")
        .meanwhile(
            "DELETE " + DOMAIN,
            () ->
                fixture.connections.saveDomains(
                    SUBSCRIPTION, MicrosoftServer.TENANT, Set.of("merged.example")));
    remove();

    assertThat(fixture.connections.require(SUBSCRIPTION).domains())
        .containsExactly("merged.example");
    assertThat(fixture.connections.require(SUBSCRIPTION).relayDomain()).isNull();
  }

  /** Its answer was lost, and the next call took everything back: it made the connection anew. */
  @Test
  void aLateCallDoesNotBringAForgottenConnectionBack() {
    addsTheDomainAndPublishesItsProof();
    microsoft
        .on("DELETE " + DOMAIN, 204, "")
        .meanwhile("DELETE " + DOMAIN, () -> fixture.connections.remove(SUBSCRIPTION));
    remove();

    assertThat(fixture.connections.find(SUBSCRIPTION)).isEmpty();
  }

  /** An attempt before had left it and forgotten the organisation: the receipt said it was gone. */
  @Test
  void aDomainOfAForgottenOrganisationIsNotSaidToBeGone() {
    addsTheDomainAndPublishesItsProof();
    fixture.connections.remove(SUBSCRIPTION);
    remove();

    assertThat(created()).containsExactly(new Created(Created.Kind.RELAY_DOMAIN, NAME));
  }

  private void add() {
    new AddRelayDomain(fixture.ports, fixture.graph, zone, "relay.countersign.example")
        .handle(DirectoryFixture.event("AddRelayDomain", RunInput.class));
  }

  private DnsCheck.Result verify(int checks) {
    return new VerifyRelayDomain(fixture.ports, fixture.graph)
        .handle(new DnsCheck.Input(SUBSCRIPTION, DirectoryFixture.runId(), checks));
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
