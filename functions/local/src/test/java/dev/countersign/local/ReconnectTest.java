package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ExchangeObject;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.microsoft365.organization.Person;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connected organisation changes its choices while its people go on sending. */
class ReconnectTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String PROCESSED = "\r\nX-Countersign-Processed: 1\r\n";

  private final ExecutorService people = Executors.newSingleThreadExecutor();
  private final AtomicBoolean enough = new AtomicBoolean();
  private LocalDeployment deployment;
  private Customer customer;
  private Group group;

  @BeforeEach
  void connect() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
    group = Deployments.pilotGroup(deployment);
  }

  @AfterEach
  void stop() {
    people.shutdownNow();
    deployment.close();
  }

  @Test
  void showsTheDifferenceChangesInPlaceAndEveryMessageMeanwhileIsSigned() throws Exception {
    Configuration before = deployment.exchange().configuration();
    String member = sender(true);
    Future<Integer> sent = people.submit(() -> keepSending(member));

    customer.onboarding().authorize(customer.consentAndChooseGroup(group.id()));
    JsonNode waiting = customer.awaitAction("CONFIRM_CHANGES");
    assertThat(ExchangeState.text(deployment.exchange().configuration()))
        .isEqualTo(ExchangeState.text(before));
    customer.confirmChanges();
    JsonNode connected = customer.awaitStatus("CONNECTED");
    enough.set(true);

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
    assertThatAllAreSigned(sent.get());
    assertThat(delivered(sender(false), "other@example.net")).doesNotContain(PROCESSED);
  }

  private void assertThatAllAreSigned(int sent) {
    assertThat(sent).isPositive();
    for (int i = 0; i < sent; i++) {
      String recipient = recipient(i);
      await(recipient).atMost(LIMIT).until(() -> !mailbox(recipient).isEmpty());
      assertThat(mailbox(recipient)).as(recipient).contains(PROCESSED).contains("Brightwater");
      assertThat(deployment.exchange().mailboxes().of(recipient)).hasSize(1);
    }
  }

  /** One message after the other until the run has ended. */
  private int keepSending(String from) {
    int sent = 0;
    while (!enough.get()) {
      String recipient = recipient(sent);
      send(from, recipient);
      await(recipient).atMost(LIMIT).until(() -> !mailbox(recipient).isEmpty());
      sent++;
    }
    return sent;
  }

  private String delivered(String from, String recipient) {
    send(from, recipient);
    await(recipient).atMost(LIMIT).until(() -> !mailbox(recipient).isEmpty());
    return mailbox(recipient);
  }

  private void send(String from, String to) {
    String message =
        "From: %s\r\nTo: %s\r\nSubject: On and on\r\nMessage-ID: <%s>\r\n\r\nHello.\r\n"
            .formatted(from, to, to);
    new MailClient(deployment.exchange().submissionPort()).send(message.getBytes(UTF_8));
  }

  private String mailbox(String recipient) {
    return deployment.exchange().mailboxes().of(recipient).stream()
        .map(message -> new String(message, UTF_8))
        .findFirst()
        .orElse("");
  }

  private static String recipient(int number) {
    return "flow" + number + "@example.net";
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
