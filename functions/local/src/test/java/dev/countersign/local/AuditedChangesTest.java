package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who changes something is written down: every route of template.yaml that is no GET is called once
 * with a good request, and asked for an entry in the audit trail. A new route fails this test until
 * it is called here.
 */
class AuditedChangesTest {
  private static final String SUBSCRIPTION = "/subscriptions/{subscriptionId}";
  private static final String CONNECTION = SUBSCRIPTION + "/connection";
  private static final String MESSAGE = SUBSCRIPTION + "/messages/{messageId}";
  private static final String ALL_USERS = "{\"scope\":\"ALL_USERS\"}";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** It sends a browser to Microsoft: who it is shows when it comes back, and that is noted. */
  private static final Set<String> CHANGES_NOTHING = Set.of("POST /signin/{invitation}");

  private final Map<String, String> audited = new HashMap<>();
  private LocalDeployment deployment;
  private Customer customer;
  private String messageId = "";

  @BeforeEach
  void start() {
    deployment = Deployments.start();
    Deployments.keepFewPeople(deployment);
    customer = Customer.subscribed(deployment);
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void everyRouteThatChangesSomethingLeavesAnEntry() throws Exception {
    settings();
    connect();
    whileConnected();
    mail();
    change("DELETE " + CONNECTION, "", "StartDisconnecting");

    assertThat(audited.keySet())
        .as("routes that change something: call each here with a good request")
        .containsAll(
            ApiRoute.all().stream()
                .filter(route -> !route.isRead())
                .map(ApiRoute::name)
                .filter(route -> !CHANGES_NOTHING.contains(route))
                .toList());
  }

  private void settings() throws Exception {
    assertThat(actions()).contains("CreateSubscription");
    audited.put("POST /subscriptions", "CreateSubscription");
    change(
        "PUT " + SUBSCRIPTION + "/members",
        "{\"members\":[{\"member\":\"user:vera\",\"role\":\"VIEWER\"}]}",
        "PutMembers");
    change("PUT " + SUBSCRIPTION + "/signature", "{\"html\":\"x\"}", "PutSignature");
    String named = SUBSCRIPTION + "/signatures/{signatureId}";
    change("PUT " + named, "{\"html\":\"x\"}", "PutSignature");
    change("PUT " + SUBSCRIPTION + "/rules", "{\"rules\":[]}", "PutRules");
    change("DELETE " + named, "", "RemoveSignature");
  }

  private void connect() throws Exception {
    takeMailElsewhere();
    change("POST " + CONNECTION, "{}", "StartOnboarding");
    customer.awaitAction("SIGN_IN");
    JsonNode link = change("POST " + CONNECTION + "/invitation", "{}", "InviteAdministrator");
    customer.administrator().accept(URI.create(link.path("url").asText()));
    customer.awaitAction("CHOOSE_SYNC_SCOPE");
    change("PUT " + CONNECTION + "/sync-scope", ALL_USERS, "AwaitSyncScope");
    customer.awaitAction("CHOOSE_ROUTING_SCOPE");
    change("PUT " + CONNECTION + "/routing-scope", ALL_USERS, "AwaitRoutingScope");
    customer.onboarding().authorize(customer.awaitAction("ENTER_CODE").path("next"));
    customer.awaitAction("CONFIRM_CHANGES");
    change("PUT " + CONNECTION + "/confirmation", "{\"confirmed\":true}", "AwaitConfirmation");
    customer.awaitStatus("CONNECTED");
  }

  /** So that the run has to ask for a confirmation. */
  private void takeMailElsewhere() {
    ExchangeShell shell = new ExchangeShell(deployment);
    shell.run("Enable-OrganizationCustomization", Map.of());
    shell.run(
        "New-OutboundConnector",
        Map.of(
            "Name",
            "Filter service",
            "UseMXRecord",
            false,
            "SmartHosts",
            List.of("smtp.filter.example"),
            "RecipientDomains",
            List.of("*")));
    shell.run("Set-OutboundConnector", Map.of("Identity", "Filter service", "Enabled", true));
  }

  private void whileConnected() throws Exception {
    change("POST " + SUBSCRIPTION + "/directory/synchronization", "{}", "StartSynchronization");
    Deployments.letTheAppIn(deployment);
    change("PUT " + CONNECTION + "/app-only", "{\"allowed\":true}", "ChooseAppOnly");
    change("POST " + CONNECTION + "/secret-rotation", "{}", "StartSecretRotation");
    customer.awaitStatus("CONNECTED");
    change("POST " + CONNECTION + "/repair", "{}", "RepairConnection");
    customer.awaitStatus("CONNECTED");
  }

  /** A loop is parked at once; tried again, it is parked again. */
  private void mail() throws Exception {
    deployment
        .exchange()
        .smtpFaults()
        .addFor(
            "round@example.org",
            SmtpFault.Step.RCPT,
            SmtpFault.reply(554, "5.4.14 Hop count exceeded"),
            2);
    new MailClient(deployment.exchange().submissionPort())
        .send(
            "From: ada.admin@brightwater.example\r\nTo: round@example.org\r\nMessage-ID: <r@brightwater.example>\r\n\r\nHi.\r\n"
                .getBytes(StandardCharsets.UTF_8));
    awaitParked();
    change("POST " + MESSAGE + "/retry", "{}", "RetryMessage");
    awaitParked();
    change("POST " + MESSAGE + "/release", "{}", "ReleaseMessage");
  }

  private void awaitParked() {
    String path = "/subscriptions/" + customer.subscriptionId() + "/messages?state=parked";
    messageId =
        await("parked")
            .atMost(LIMIT)
            .until(
                () -> get(path).path("messages").path(0).path("messageId").asText(),
                id -> !id.isEmpty());
  }

  private JsonNode change(String route, String body, String action) throws Exception {
    List<String> before = actions();
    String path =
        route
            .substring(route.indexOf('/'))
            .replace("{subscriptionId}", customer.subscriptionId())
            .replace("{messageId}", messageId)
            .replaceAll("\\{[^}]+}", "x");
    ApiCall.Answer answer = new ApiCall("good", route, path, ada(), body).send(api());
    assertThat(answer.status()).as(route + " " + answer.text()).isBetween(200, 299);

    List<String> added = actions();
    added = added.subList(0, added.size() - before.size());
    assertThat(added).as("entries of " + route).containsExactly(action);
    audited.put(route, action);
    return answer.json();
  }

  /** What the user has done, newest first. */
  private List<String> actions() {
    JsonNode page = get("/subscriptions/" + customer.subscriptionId() + "/audit?limit=100");
    return StreamSupport.stream(page.path("entries").spliterator(), false)
        .filter(entry -> entry.path("actor").asText().equals("user:ada"))
        .map(entry -> entry.path("action").asText())
        .toList();
  }

  private JsonNode get(String path) {
    return new ApiClient(api(), ada()).get(path);
  }

  private String ada() {
    return deployment.cloud().issuer().token("ada");
  }

  private URI api() {
    return deployment.cloud().endpoints().api();
  }
}
