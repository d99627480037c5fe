package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** A connected customer whose certificate for the way back to Exchange Online can expire. */
final class ExpiringCertificate implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final ShiftedClock clock = new ShiftedClock();
  private final LocalDeployment deployment;
  private final Customer customer;
  private final String certificate;

  ExpiringCertificate() {
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

  @Override
  public void close() {
    deployment.close();
  }

  Customer customer() {
    return customer;
  }

  void goUnsigned() {
    customer.allowUnsignedWhenBroken();
    letTheCertificateExpire();
    send("waits@example.net");
    awaitState("BROKEN");
    hurry();
    assertThat(guard()).isEqualTo(1);
  }

  void letTheCertificateExpire() {
    Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
    LocalAuthority authority = new LocalAuthority(Clock.fixed(longAgo, clock.getZone()));
    replaceCertificate(
        authority.issueUntil(longAgo.plus(Duration.ofDays(30)), relayDomain()).toPem());
  }

  void mend() {
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
  void hurry() {
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

  int guard() {
    InvocationResult result =
        deployment.cloud().functions().invoke("GuardMailFlow", "{}".getBytes(UTF_8));
    String answer = new String(result.payload(), UTF_8);
    assertThat(result.functionError()).as(answer).isFalse();
    return Integer.parseInt(answer.replaceAll("\\D", ""));
  }

  /** Until Microsoft lets us in again, which takes a while, and the rule is on. */
  void awaitEnabled() {
    await("closed").atMost(LIMIT).until(() -> guard() == 1);
  }

  void checkDrift() {
    deployment.cloud().functions().invoke("CheckDrift", "{}".getBytes(UTF_8));
  }

  void takeRoleBack() {
    AppOnly.takeRoleBack(deployment);
  }

  void giveRole() {
    AppOnly.giveRole(deployment);
  }

  void tryAgainNow() {
    Environment environment =
        new Environment(deployment.cloud().functions().function("RelayMessage").environment());
    BreakerStore breakers = new DynamoDbBreakerStore(Tables.of(environment).subscriptions());
    breakers
        .find(customer.subscriptionId())
        .ifPresent(b -> breakers.replace(customer.subscriptionId(), b, b.due()));
    letTimePass();
  }

  /** So much that what waits is tried again. */
  void letTimePass() {
    clock.advance(Duration.ofMinutes(2));
  }

  boolean isRouting() {
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

  void awaitState(String state) {
    await(state)
        .atMost(LIMIT)
        .until(() -> customer.connection().at("/mailFlow/state").asText().equals(state));
  }

  String delivered(String recipient) {
    return new String(deployment.exchange().mailboxes().await(recipient, 1, LIMIT).get(0), UTF_8);
  }

  private String sender() {
    return deployment.organization().directory().people().stream()
        .map(Person::mail)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  void send(String to) {
    new MailClient(deployment.exchange().submissionPort())
        .send(
            "From: %s\r\nTo: %s\r\nSubject: x\r\nMessage-ID: <%s>\r\n\r\nHello.\r\n"
                .formatted(sender(), to, to)
                .getBytes(UTF_8));
  }
}
