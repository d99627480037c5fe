package dev.countersign.local.microsoft365.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
  private static final String RELAY = "abc123def456.relay.countersign.example";

  private final Map<String, List<String>> txt = new ConcurrentHashMap<>();
  private final StandIn standIn =
      new StandIn(
          GraphOptions.defaults().withTxtRecords(name -> txt.getOrDefault(name, List.of())));
  private String token = "";

  @BeforeEach
  void consent() {
    standIn.consent();
    token = standIn.graphToken();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void verifiesADomainByItsTxtRecord() {
    assertThat(add(RELAY).status()).isEqualTo(201);
    assertThat(standIn.brightwater.domains().names()).doesNotContain(RELAY);

    JsonNode record =
        standIn.get("/v1.0/domains/" + RELAY + "/verificationDnsRecords", token).value().path(0);
    assertThat(record.path("@odata.type").asText())
        .isEqualTo("#microsoft.graph.domainDnsTxtRecord");
    txt.put(record.path("label").asText(), List.of("v=spf1 -all", record.path("text").asText()));
    Answer verified = verify();

    assertThat(verified.status()).isEqualTo(200);
    assertThat(verified.json().path("isVerified").asBoolean()).isTrue();
    assertThat(standIn.brightwater.domains().names()).contains(RELAY);
  }

  @Test
  void doesNotVerifyADomainWithoutTheRecord() {
    add(RELAY);
    txt.put(RELAY, List.of("MS=ms00000000"));

    assertThat(verify().status()).isEqualTo(400);
    assertThat(standIn.brightwater.domains().names()).doesNotContain(RELAY);
  }

  @Test
  void verifiesASubdomainOfAVerifiedDomainAtOnce() {
    assertThat(add("eu.brightwater.example").json().path("isVerified").asBoolean()).isTrue();
  }

  @Test
  void refusesADomainThatIsThereAlready() {
    add(RELAY);

    assertThat(add(RELAY).status()).isEqualTo(400);
  }

  @Test
  void refusesADomainOfAnotherOrganisation() {
    assertThat(add("foxglove.example").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no dots", "-x.example", "relay", "a..b.example"})
  void refusesWhatIsNotADomain(String name) {
    assertThat(add(name).status()).isEqualTo(400);
  }

  @Test
  void deletesADomainThatNobodyUses() {
    add(RELAY);

    assertThat(standIn.send("DELETE", "/v1.0/domains/" + RELAY, token, "").status()).isEqualTo(204);
    assertThat(standIn.get("/v1.0/domains/" + RELAY, token).status()).isEqualTo(404);
    assertThat(standIn.send("DELETE", "/v1.0/domains/" + RELAY, token, "").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"brightwater.example", "brightwater.onmicrosoft.com", "brightwater.de.example"})
  void keepsDomainsThatAreInUse(String name) {
    assertThat(standIn.send("DELETE", "/v1.0/domains/" + name, token, "").status()).isEqualTo(400);
  }

  @Test
  void refusesABodyThatIsNotJson() {
    assertThat(standIn.send("POST", "/v1.0/domains", token, "{").status()).isEqualTo(400);
  }

  private Answer add(String name) {
    return standIn.send("POST", "/v1.0/domains", token, "{\"id\":\"" + name + "\"}");
  }

  private Answer verify() {
    return standIn.send("POST", "/v1.0/domains/" + RELAY + "/verify", token, "");
  }
}
