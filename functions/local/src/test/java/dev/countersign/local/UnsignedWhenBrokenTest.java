package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.microsoft365.organization.Person;
import dev.countersign.local.tls.LocalAuthority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A client certificate expires: mail waits, then flows unsigned, and is signed again once mended.
 */
class UnsignedWhenBrokenTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String PROCESSED = "X-Countersign-Processed: 1";

  private final ShiftedClock clock = new ShiftedClock();
  private LocalDeployment deployment;
  private Customer customer;
  private String certificate = "";

  @BeforeEach
  void connect() {
    deployment =
        LocalDeployment.start(
            new LocalDeployment.Options(
                Deployments.ROOT,
                LocalDeployment.Ports.ANY,
                Duration.ofMillis(10),
                clock,
                Duration.ofMillis(20)));
    Deployments.keepFewPeople(deployment);
    customer = Customer.subscribed(deployment);
    customer.connect();
    AppOnly.permit(deployment);
    AppOnly.giveRole(deployment);
    certificate = secret();
  }

  @AfterEach
  void stop() {
    deployment.close();
  }

  @Test
  void mailFlowsUnsignedWhileTheCertificateIsExpiredAndIsSignedAgainAfterwards() {
    customer.allowUnsignedWhenBroken();
    letTheCertificateExpire();
    send("waits@example.net");
    awaitState("BROKEN");
    assertThat(guard()).as("half an hour has not passed").isZero();
    assertThat(isRouting()).isTrue();
    hurry();

    assertThat(guard()).isEqualTo(1);
    JsonNode bypassed = customer.connection();
    assertThat(isRouting()).isFalse();
    assertThat(bypassed.at("/mailFlow/state").asText()).isEqualTo("BYPASSED");
    assertThat(bypassed.at("/mailFlow/text").asText())
        .contains("CERTIFICATE_EXPIRED", "without a signature", "Secrets Manager");
    assertThat(guard()).as("nothing more to do").isZero();
    send("straight@example.net");
    assertThat(delivered("straight@example.net")).doesNotContain(PROCESSED);
    deployment.cloud().functions().invoke("CheckDrift", "{}".getBytes(UTF_8));
    assertThat(customer.connection().at("/drift/changes")).isEmpty();

    mend();
    tryAgainNow();
    assertThat(delivered("waits@example.net")).contains(PROCESSED);
    await("closed").atMost(LIMIT).until(() -> guard() == 1);

    assertThat(isRouting()).isTrue();
    assertThat(customer.connection().at("/mailFlow/state").asText()).isEqualTo("VERIFIED");
    assertThat(customer.audit().findValuesAsText("action"))
        .contains("DisableRouting", "EnableRouting");
    send("signed@example.net");
    assertThat(delivered("signed@example.net")).contains(PROCESSED);
  }

  @Test
  void aRepairTriesTheWholeWayAndSwitchesTheRuleOnAgain() {
    goUnsigned();

    mend();
    JsonNode repaired = customer.repair();

    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(isRouting()).isTrue();
    awaitCleared();
    // Its test message closed the circuit, which sends the waiting message on its way.
    assertThat(customer.connection().at("/mailFlow/state").asText()).isNotEqualTo("BROKEN");
    clock.advance(Duration.ofMinutes(2));
    assertThat(delivered("waits@example.net")).contains(PROCESSED);
    assertThat(guard()).isZero();
  }

  /** The rule stayed off: only those who want mail unsigned were looked after. */
  @Test
  void whoChangesTheirMindHasMailWaitAgain() {
    goUnsigned();

    customer.allowAppOnly();

    assertThat(guard()).isEqualTo(1);
    assertThat(isRouting()).isTrue();
    assertThat(guard()).isZero();
  }

  /** The status said that we would enable the rule, and nobody was to do it any more. */
  @Test
  void whoForbidsUsAltogetherIsToldThatTheRuleStaysOffAndEnablesItByARepair() {
    goUnsigned();

    customer.forbidAppOnly();
    mend();

    assertThat(guard()).isZero();
    assertThat(isRouting()).isFalse();
    JsonNode bypassed = customer.connection();
    assertThat(bypassed.at("/mailFlow/state").asText()).isEqualTo("BYPASSED");
    assertThat(bypassed.at("/mailFlow/text").asText())
        .contains("App-only access was taken back", "connection/repair")
        .doesNotContain("we enable the rule again;");
    assertThat(bypassed.at("/next/action").asText()).isEqualTo("REPAIR");
    JsonNode repaired = customer.repair();
    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(isRouting()).isTrue();
    awaitCleared();
  }

  /** The status promised that the rule comes back by itself, though Microsoft let us in no more. */
  @Test
  void whoTookTheRoleBackIsToldThatTheRuleStaysOffAndGetsItBackWithTheRole() {
    goUnsigned();
    AppOnly.takeRoleBack(deployment);

    assertThat(guard()).isZero();
    assertThat(customer.connection().at("/mailFlow/text").asText())
        .contains("does not let our app into Exchange Online", "docs/operations.md")
        .doesNotContain("we enable the rule again;");
    mend();
    tryAgainNow();
    assertThat(delivered("waits@example.net")).contains(PROCESSED);
    assertThat(guard()).isZero();
    assertThat(isRouting()).isFalse();

    AppOnly.giveRole(deployment);
    await("closed").atMost(LIMIT).until(() -> guard() == 1);
    assertThat(isRouting()).isTrue();
  }

  /** A repair had no way in: it used the app's, and asked nobody to sign in. */
  @Test
  void whoTookTheRoleBackRepairsByASignIn() {
    goUnsigned();
    AppOnly.takeRoleBack(deployment);
    guard();
    mend();

    JsonNode repaired = customer.repair();

    assertThat(repaired.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(repaired.path("steps").findValuesAsText("name")).contains("StartDeviceCode");
    assertThat(isRouting()).isTrue();
  }

  @Test
  void whoDidNotAskForItKeepsItsMailWaiting() {
    customer.allowAppOnly();
    letTheCertificateExpire();
    send("waits@example.net");
    awaitState("BROKEN");
    hurry();

    assertThat(guard()).isZero();
    assertThat(isRouting()).isTrue();
  }

  private void goUnsigned() {
    customer.allowUnsignedWhenBroken();
    letTheCertificateExpire();
    send("waits@example.net");
    awaitState("BROKEN");
    hurry();
    assertThat(guard()).isEqualTo(1);
  }

  private void letTheCertificateExpire() {
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    LocalAuthority authority = new LocalAuthority(Clock.fixed(longAgo, clock.getZone()));
    replaceCertificate(
        authority.issueUntil(longAgo.plus(Duration.ofDays(30)), relayDomain()).toPem());
  }

  private void mend() {
    replaceCertificate(certificate);
  }

  /** A warm function would go on with the old one for ten minutes. */
  private void replaceCertificate(String pem) {
    deployment.cloud().secrets().put(secretName(), pem);
    Functions functions = deployment.cloud().functions();
    functions.deploy(functions.function("RelayMessage"));
  }

  private String secret() {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      return client.getSecretValue(get -> get.secretId(secretName())).secretString();
    }
  }

  private String secretName() {
    return "countersign/client-certificate/" + relayDomain();
  }

  private String relayDomain() {
    return customer.subscriptionId() + ".relay.countersign.example";
  }

  /** From now on nobody waits for half an hour. */
  private void hurry() {
    Functions functions = deployment.cloud().functions();
    LambdaFunction guard = functions.function("GuardMailFlow");
    Map<String, String> environment = new HashMap<>(guard.environment());
    environment.put("UNSIGNED_AFTER_SECONDS", "0");
    functions.deploy(
        new LambdaFunction(
            guard.name(),
            guard.arn(),
            guard.handler(),
            environment,
            guard.timeout(),
            guard.memory(),
            guard.role()));
  }

  private int guard() {
    InvocationResult result =
        deployment.cloud().functions().invoke("GuardMailFlow", "{}".getBytes(UTF_8));
    String answer = new String(result.payload(), UTF_8);
    assertThat(result.functionError()).as(answer).isFalse();
    return Integer.parseInt(answer.replaceAll("\\D", ""));
  }

  private void tryAgainNow() {
    Environment environment =
        new Environment(deployment.cloud().functions().function("RelayMessage").environment());
    BreakerStore breakers = new DynamoDbBreakerStore(Tables.of(environment).subscriptions());
    breakers
        .find(customer.subscriptionId())
        .ifPresent(b -> breakers.replace(customer.subscriptionId(), b, b.due()));
    clock.advance(Duration.ofMinutes(2));
  }

  private boolean isRouting() {
    return "Enabled"
        .equals(
            deployment
                .exchange()
                .configuration()
                .transportRules()
                .find("Countersign routing")
                .orElseThrow()
                .text("State"));
  }

  private void awaitState(String state) {
    await(state)
        .atMost(LIMIT)
        .until(() -> customer.connection().at("/mailFlow/state").asText().equals(state));
  }

  /** The status says that it is connected a moment before the rest is cleared away. */
  private void awaitCleared() {
    await("cleared")
        .atMost(LIMIT)
        .until(() -> !customer.connection().at("/mailFlow/state").asText().equals("BYPASSED"));
  }

  private String delivered(String recipient) {
    return new String(deployment.exchange().mailboxes().await(recipient, 1, LIMIT).get(0), UTF_8);
  }

  private String sender() {
    return deployment.organization().directory().people().stream()
        .map(Person::mail)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private void send(String to) {
    new MailClient(deployment.exchange().submissionPort())
        .send(
            "From: %s\r\nTo: %s\r\nSubject: x\r\nMessage-ID: <%s>\r\n\r\nHello.\r\n"
                .formatted(sender(), to, to)
                .getBytes(UTF_8));
  }
}
