package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.microsoft365.identity.ConditionalAccess.Block;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import dev.countersign.local.secrets.IssuedSecrets;
import dev.countersign.local.secrets.LogCapture;
import dev.countersign.local.secrets.SecretSearch;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A subscription's whole life, by both ways to authorise, with failures and mail; then every table
 * as it was at any time, every object, log line, execution and setting is searched for every secret
 * that there ever was.
 */
@Tag("long")
class SecretsNowhereTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String SENDER = "ada.admin@brightwater.example";
  private static final String SUBJECT = "Quarterly figures of the subsidiary";
  private static final String TEXT = "Strictly between the two of us";
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[a-z]{2,}");

  private final ScheduledExecutorService watcher = Executors.newScheduledThreadPool(1);
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final IssuedSecrets issued = new IssuedSecrets();
  private LogCapture logs;
  private LocalDeployment deployment;
  private StoredData data;
  private Operator operator;
  private Customer customer;
  private ScheduledFuture<?> watching;

  @BeforeEach
  void start() {
    logs = new LogCapture();
    deployment = Deployments.start();
    Deployments.keepFewPeople(deployment);
    deployment.microsoft().watch(issued::watch);
    data = new StoredData();
    operator = new Operator(deployment);
    customer = Customer.subscribed(deployment);
    watching = watcher.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stop() {
    watcher.shutdownNow();
    operator.close();
    data.close();
    deployment.close();
    logs.close();
  }

  @Test
  void noSecretIsKeptInClearLoggedOrShownToOperators() throws Exception {
    issued.add("token of the API", deployment.cloud().issuer().token("ada"));
    connectByCode();
    sendMail();
    reconnectByLink();
    fail();
    rotateSecret();
    // Disconnecting deletes it.
    operator.keys(customer.subscriptionId()).forEach(line -> issued.add("private key", line));
    disconnect();
    assertThat(watching.isDone()).as("somebody still looks at the tables").isFalse();
    look();

    assertThat(issued.all().keySet())
        .contains("access_token", "refresh_token", "id_token", "code", "state", "code_verifier")
        .contains("device_code", "user_code", "client_assertion", "private key", "tenant secret")
        .contains("invitation", "authorization link", "token of the API");
    SecretSearch search = new SecretSearch(issued.all());
    assertThat(search.in(String.join("\n", seen))).as("tables").isEmpty();
    assertThat(search.in(logs.text())).as("logs").isEmpty();
    assertThat(search.in(operator.executions())).as("executions").isEmpty();
    assertThat(search.in(operator.settings())).as("environment variables").isEmpty();
    // Exchange puts it into each message, and SES stores the message as it came.
    assertThat(search.in(operator.objects())).as("objects").isSubsetOf("tenant secret");
    assertThatNobodysMailIsIn(logs.text());
    assertThatNobodysMailIsIn(operator.executions());
  }

  private void assertThatNobodysMailIsIn(String text) {
    assertThat(text).doesNotContain(SUBJECT).doesNotContain(TEXT);
    assertThat(ADDRESS.matcher(text).results().map(found -> found.group()).toList()).isEmpty();
  }

  private void connectByCode() {
    customer.onboarding().authorize(consentAndChoose());
    customer.awaitStatus("CONNECTED");
    noteSecret();
  }

  private JsonNode consentAndChoose() {
    String link = customer.onboarding().start(customer.subscriptionId());
    issued.add("invitation", lastPart(link));
    customer.onboarding().consent(link);
    JsonNode next = customer.onboarding().chooseScopes(customer.subscriptionId());
    issued.add("authorization link", lastPart(next.path("url").asText()));
    return next;
  }

  private void reconnectByLink() {
    String tenant = deployment.organization().tenantId();
    deployment.microsoft().identity().conditionalAccess().blockDeviceCode(tenant, Block.SIGN_IN);
    JsonNode next = consentAndChoose();
    customer.administrator().accept(URI.create(next.path("url").asText()));
    customer.awaitStatus("CONNECTED");
    deployment.microsoft().identity().conditionalAccess().allowDeviceCode(tenant);
  }

  /** A declined consent, an account without the roles, and codes that are declined. */
  private void fail() {
    String link = customer.onboarding().start(customer.subscriptionId());
    issued.add("invitation", lastPart(link));
    customer.administrator().declineAdminConsent(URI.create(link));
    customer.onboarding().consent(link);
    JsonNode next = customer.onboarding().chooseScopes(customer.subscriptionId());
    Customer.enterCode("z.miller@brightwater.example", next);
    customer.awaitAfter(next);
    customer.declineAllCodes();
    customer.awaitStatus("CONNECTED");
  }

  private void rotateSecret() {
    customer.rotateSecret();
    customer.onboarding().authorize(customer.awaitAction("ENTER_CODE").path("next"));
    customer.awaitStatus("CONNECTED");
    noteSecret();
  }

  private void disconnect() {
    assertThat(customer.disconnect("").path("status").asText()).isEqualTo("NOT_CONNECTED");
  }

  private void sendMail() throws Exception {
    deployment
        .exchange()
        .smtpFaults()
        .addFor(
            "gone@example.net",
            SmtpFault.Step.RCPT,
            SmtpFault.reply(550, "5.1.10 RESOLVER.ADR.RecipientNotFound gone@example.net"),
            1);
    send("first", "here@example.net, gone@example.net");
    new Stranger(deployment.cloud().ingressPort()).send("here@example.net", "");
    await("returned and reported")
        .atMost(LIMIT)
        .until(
            () ->
                !deployment.exchange().mailboxes().of("here@example.net").isEmpty()
                    && !deployment.exchange().mailboxes().of(SENDER).isEmpty());
  }

  private void send(String id, String to) {
    String message =
        "From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s@brightwater.example>\r\n\r\n%s.\r\n"
            .formatted(SENDER, to, SUBJECT, id, TEXT);
    new MailClient(deployment.exchange().submissionPort()).send(message.getBytes(UTF_8));
  }

  private void noteSecret() {
    String header = ExchangeState.tenantHeader(deployment.exchange().configuration());
    issued.add("tenant secret", header.substring(header.indexOf('.') + 1));
  }

  /** What lies in the tables now. */
  private void look() {
    data.dump().lines().forEach(seen::add);
  }

  private static String lastPart(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
