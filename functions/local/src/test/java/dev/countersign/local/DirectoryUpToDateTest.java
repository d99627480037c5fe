package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.microsoft365.http.Fault;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connected organisation's directory, through everything that is deployed. */
class DirectoryUpToDateTest {
  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static LocalDeployment deployment;
  private static Customer customer;

  @BeforeAll
  static void connect() {
    deployment = Deployments.start();
    customer = Customer.subscribed(deployment);
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void aChangeArrivesOnDemand() {
    Directory directory = deployment.organization().directory();
    String id = Objects.requireNonNull(directory.personCalled(LENA)).id();
    directory.change(id, lena -> lena.with("jobTitle", "Head of Synchronisation"));
    try (StoredData data = new StoredData()) {
      assertThat(data.dump()).doesNotContain("Head of Synchronisation");

      assertThat(synchronize().path("synchronization").asText()).isEqualTo("STARTED");
      await().atMost(LIMIT).until(() -> data.dump().contains("Head of Synchronisation"));
    }
    assertThat(customer.connection().at("/directory/synchronizedAt").asText()).isNotEmpty();
  }

  @Test
  void theStatusSaysWhyItIsNotUpToDate() {
    deployment.microsoft().faults().plan("/v1.0/users/delta()", 1, Fault.status(400));
    await()
        .atMost(LIMIT)
        .until(() -> synchronize().path("synchronization").asText(), "STARTED"::equals);

    await()
        .atMost(LIMIT)
        .until(
            () -> customer.connection().at("/directory/code").asText(), "MicrosoftRefused"::equals);
    assertThat(customer.connection().path("status").asText()).isEqualTo("CONNECTED");
  }

  /** From the group in Microsoft 365 to the signature in the recipient's mailbox. */
  @Test
  void aRuleForAGroupSignsForItsMembers() {
    Group group = deployment.organization().directory().groups().get(0);
    String lena =
        Objects.requireNonNull(deployment.organization().directory().personCalled(LENA)).id();
    deployment.organization().directory().put(group.withMember(lena));
    api().put(subscription("/signatures/sales"), Map.of("html", "<p>Sales, {{displayName}}</p>"));
    api().put(subscription("/signature"), Map.of("html", "<p>Everybody, {{displayName}}</p>"));
    JsonNode saved =
        await()
            .atMost(LIMIT)
            .until(
                () -> saveRules(group.id()),
                answer -> answer.path("synchronization").asText("STARTED").equals("STARTED"));
    assertThat(saved.at("/groups/0/groupId").asText()).isEqualTo(group.id());
    await()
        .atMost(LIMIT)
        .until(
            () -> api().get(subscription("/rules")).at("/groups/0/state").asText(), "READ"::equals);

    startRelayMessageAnew();
    assertThat(sentBy(LENA)).contains("Sales, Lena").doesNotContain("Everybody");
    assertThat(sentBy("ada.admin@brightwater.example"))
        .contains("Everybody, Ada")
        .doesNotContain("Sales");
  }

  /** One that has relayed the test message believes for a minute the rules that it found then. */
  private static void startRelayMessageAnew() {
    Functions functions = deployment.cloud().functions();
    functions.deploy(functions.function("RelayMessage"));
  }

  private static JsonNode saveRules(String groupId) {
    Map<String, Object> sales =
        Map.of(
            "name", "Sales", "signature", "sales", "senders", Map.of("groups", List.of(groupId)));
    Map<String, Object> everybody = Map.of("name", "Everybody", "signature", "DEFAULT");
    return api().put(subscription("/rules"), Map.of("rules", List.of(sales, everybody)));
  }

  private static String sentBy(String sender) {
    String recipient = "from-" + sender.substring(0, 3) + "@example.net";
    String message =
        "From: %s\r\nTo: %s\r\nSubject: Hello\r\nMessage-ID: <%s>\r\n\r\nHello.\r\n"
            .formatted(sender, recipient, "group-" + sender);
    new MailClient(deployment.exchange().submissionPort()).send(message.getBytes(UTF_8));
    return new String(deployment.exchange().mailboxes().await(recipient, 1, LIMIT).get(0), UTF_8);
  }

  private static JsonNode synchronize() {
    return api().post(subscription("/directory/synchronization"), Map.of());
  }

  private static String subscription(String path) {
    return "/subscriptions/" + customer.subscriptionId() + path;
  }

  private static ApiClient api() {
    return new ApiClient(
        deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
  }
}
