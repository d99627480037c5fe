package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connected organisation changes its choices while its people go on sending. */
class ReconnectTest {
  private LocalDeployment deployment;
  private MailFlow mail;
  private Customer customer;
  private Group group;

  @BeforeEach
  void connect() {
    deployment = Deployments.start();
    mail = new MailFlow(deployment);
    customer = Customer.subscribed(deployment);
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
    group = Deployments.pilotGroup(deployment);
  }

  @AfterEach
  void stop() {
    mail.close();
    deployment.close();
  }

  @Test
  void showsTheDifferenceChangesInPlaceAndEveryMessageMeanwhileIsSigned() throws Exception {
    Configuration before = deployment.exchange().configuration();
    String member = sender(true);
    mail.begin(member);

    customer.onboarding().authorize(customer.consentAndChooseGroup(group.id()));
    JsonNode waiting = customer.awaitAction("CONFIRM_CHANGES");
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(before));
    customer.confirmChanges();
    JsonNode connected = customer.awaitStatus("CONNECTED");

    assertThat(waiting.at("/plan/changes")).hasSize(1);
    assertThat(waiting.at("/plan/changes/0/name").asText()).isEqualTo("Countersign routing");
    assertThat(waiting.at("/plan/changes/0/settings/0/after").asText()).isEqualTo(address());
    assertThat(waiting.path("connectedSince").asText())
        .isEqualTo(connected.path("connectedSince").asText())
        .isNotEmpty();
    assertThat(names(deployment.exchange().configuration())).isEqualTo(names(before));
    assertThat(rule().guid())
        .isEqualTo(before.transportRules().find("Countersign routing").orElseThrow().guid());
    assertThat(rule().list("FromMemberOf")).containsExactly(address());
    mail.assertAllAreSigned();
    assertThat(mail.delivered(sender(false), "other@example.net"))
        .doesNotContain(MailFlow.PROCESSED);
  }

  private String address() {
    return String.valueOf(group.properties().get("mail"));
  }

  /** Somebody with a mailbox who is in the group, or who is not. */
  private String sender(boolean member) {
    Set<String> members = deployment.organization().directory().transitiveMemberIds(group.id());
    return deployment.organization().directory().people().stream()
        .filter(person -> person.mail() != null)
        .filter(person -> members.contains(person.id()) == member)
        .map(Person::mail)
        .findFirst()
        .orElseThrow();
  }

  private ExchangeObject rule() {
    return deployment
        .exchange()
        .configuration()
        .transportRules()
        .find("Countersign routing")
        .orElseThrow();
  }

  private static Set<String> names(Configuration configuration) {
    return Set.copyOf(
        ExchangeState.all(configuration).stream()
            .map(object -> object.name() + " " + object.guid())
            .toList());
  }
}
