package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A relay domain whose DNS is not ours to write: the status asks for its records. */
@Tag("long")
class DnsByHandTest {
  private static LocalDeployment deployment;
  private Customer customer;

  @BeforeAll
  static void start() {
    deployment = LocalDeployment.start(Deployments.impatientOptions().with("RelayZoneId", ""));
    Deployments.keepFewPeople(deployment);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @BeforeEach
  void subscribe() {
    customer = Customer.subscribed(deployment);
  }

  @Test
  void goesOnWhenSomebodyHasPublishedTheRecords() {
    customer.onboarding().authorize(customer.consentAndChoose());
    JsonNode next = customer.awaitRecords(2).path("next");
    assertThat(next.path("records").findValuesAsText("type")).containsExactly("CNAME", "TXT");

    next.path("records").forEach(DnsByHandTest::publish);

    JsonNode end = customer.awaitStatus("CONNECTED");
    assertThat(end.path("steps").findValuesAsText("name")).contains("VerifyRelayDomain");
    customer.disconnect("");
    assertThat(customer.receipt().path("byHand").findValuesAsText("kind"))
        .containsExactly("DNS_RECORD", "DNS_RECORD");
    assertThat(customer.receipt().path("byHand").findValuesAsText("identity"))
        .anyMatch(record -> record.equals("TXT " + relayDomain()))
        .anyMatch(record -> record.matches("CNAME _\\w+\\." + relayDomain()));
    assertThat(deployment.cloud().certificates().domains()).doesNotContain(relayDomain());
  }

  @Test
  void everythingIsTakenBackWhenNobodyPublishesThem() {
    Remains left = new Remains(deployment, customer.subscriptionId());

    JsonNode end = customer.connect();

    assertThat(end.at("/failure/code").asText()).isEqualTo("CertificateNotIssued");
    left.assertExchangeAsBefore();
    assertThat(deployment.organization().domains().find(relayDomain())).isNull();
    assertThat(deployment.cloud().certificates().domains()).doesNotContain(relayDomain());
    assertThat(end.at("/next/action").asText()).isEqualTo("CONNECT");
  }

  private static void publish(JsonNode record) {
    String name = record.path("name").asText();
    String value = record.path("value").asText();
    if (record.path("type").asText().equals("TXT")) {
      deployment.dns().txt(name, value);
    } else {
      deployment.dns().cname(name, value);
    }
  }

  private String relayDomain() {
    return customer.subscriptionId() + ".relay.countersign.example";
  }
}
