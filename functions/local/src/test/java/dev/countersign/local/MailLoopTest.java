package dev.countersign.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.core.directory.Person;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.local.cli.demo.Demo;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cli.demo.SampleMail;
import dev.countersign.local.cli.demo.SignedMessage;
import dev.countersign.local.cli.demo.Verification;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail of a connected organisation, from its sender through everything to its recipient. */
class MailLoopTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final ShiftedClock CLOCK = new ShiftedClock();

  private static LocalDeployment deployment;
  private static String subscriptionId;
  private static SampleMail mail;
  private static MessageLedger ledger;
  private static Tables tables;

  @BeforeAll
  static void connect() {
    deployment = Deployments.start(CLOCK);
    Progress silent =
        new Progress(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), CLOCK);
    subscriptionId = new Demo(deployment, silent).connect();
    mail = new SampleMail(deployment, subscriptionId, silent);
    tables =
        Tables.of(
            new Environment(deployment.cloud().functions().function("RelayMessage").environment()));
    ledger = tables.ledger();
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iphone", "outlook-reply", "plain-text"})
  void returnsASampleSignedAndOtherwiseUnchanged(String name) {
    SignedMessage message =
        mail.sendFile(Deployments.ROOT.resolve("events").resolve(name + ".eml"));

    Verification.check(message);
    assertThat(message.record().edits()).isNotEmpty();
  }

  @Test
  void returnsAMessageWithADigitalSignatureByteForByte() {
    SignedMessage message = mail.sendFile(resource("smime-signed"));

    assertThat(message.record().decision()).startsWith("LEFT_ALONE: ");
    assertThatIsUnsigned(message);
  }

  @Test
  void returnsAMessageOfSomebodyUnknownUnsigned() {
    DynamoDbDirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
    Person miller =
        directory.findByAddress(subscriptionId, "z.miller@brightwater.example").orElseThrow();
    directory.remove(subscriptionId, miller.objectId());

    SignedMessage message = mail.sendFile(resource("unknown-sender"));

    assertThat(message.record().decision()).isEqualTo("UNSIGNED: sender not in the directory");
    assertThatIsUnsigned(message);
  }

  @ParameterizedTest
  @CsvSource({"'', NO_TENANT_HEADER", "a23456789012, UNKNOWN_TENANT", "ours, WRONG_SECRET"})
  void refusesStrangersWithoutATrace(String tenant, String reason) throws Exception {
    String victim = "victim-" + reason.toLowerCase(Locale.ROOT) + "@example.net";
    String id = tenant.equals("ours") ? subscriptionId : tenant;
    String header =
        id.isEmpty() ? "" : "X-Countersign-Tenant: " + id + "." + "A".repeat(43) + "\r\n";

    new Stranger(deployment.cloud().ingressPort()).send(victim, header);

    MessageRecord refused =
        await().atMost(LIMIT).until(() -> refused(reason), Optional::isPresent).orElseThrow();
    assertThat(refused.state()).isEqualTo(MessageState.REFUSED);
    assertThat(refused.recipients()).isEmpty();
    deployment.exchange().awaitIdle(LIMIT);
    assertThat(deployment.cloud().queues().byName("RelayQueue").depth().visible()).isZero();
    assertThat(deployment.exchange().mailboxes().of(victim)).isEmpty();
    assertThat(deployment.exchange().mailboxes().of(Stranger.ADDRESS)).isEmpty();
    assertThat(deployment.exchange().journal().of("<forged@elsewhere.example>")).isEmpty();
  }

  /** A stranger's entry is in no index: it is found by the object in the bucket. */
  private static Optional<MessageRecord> refused(String reason) {
    Buckets buckets = deployment.cloud().buckets();
    return buckets.names().stream()
        .flatMap(bucket -> buckets.list(bucket, "incoming/").keySet().stream())
        .flatMap(key -> ledger.find(key.substring(key.indexOf('/') + 1)).stream())
        .filter(entry -> reason.equals(entry.decision()))
        .findFirst();
  }

  @Test
  void triesAgainWhatExchangeDefersAndDeliversItOnceToEachRecipient() {
    List<String> recipients = List.of("now@example.net", "later@example.org");
    deployment
        .exchange()
        .smtpFaults()
        .addFor(recipients.get(1), SmtpFault.Step.RCPT, SmtpFault.throttled(), 1);

    new MailClient(deployment.exchange().submissionPort())
        .send(
            ("From: lena.hoffmann@brightwater.example\r\nTo: "
                    + String.join(", ", recipients)
                    + "\r\nSubject: Slow\r\nMessage-ID: <slow@brightwater.example>\r\n\r\nHi.\r\n")
                .getBytes(UTF_8));
    await().atMost(LIMIT).until(MailLoopTest::hasBeenDeferred);
    assertThat(only(recipients).state()).isEqualTo(MessageState.ACCEPTED);
    CLOCK.advance(Duration.ofMinutes(2));

    await().atMost(LIMIT).until(() -> only(recipients).state() == MessageState.RETURNED);
    assertThat(only(recipients).attempts()).isEqualTo(2);
    deployment.exchange().awaitIdle(LIMIT);
    assertThat(recipients)
        .allSatisfy(
            recipient -> assertThat(deployment.exchange().mailboxes().of(recipient)).hasSize(1));
  }

  private static boolean hasBeenDeferred() {
    return deployment
            .cloud()
            .requestCounts()
            .snapshot()
            .getOrDefault("sqs.ChangeMessageVisibility", 0L)
        > 0;
  }

  /** The ledger's one entry of the message to these recipients. */
  private static MessageRecord only(List<String> recipients) {
    List<MessageRecord> records =
        ledger.since(subscriptionId, Instant.EPOCH).stream()
            .filter(record -> addresses(record).equals(recipients))
            .toList();
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static List<String> addresses(MessageRecord record) {
    return record.recipients().stream().map(RecipientOutcome::address).toList();
  }

  private static void assertThatIsUnsigned(SignedMessage message) {
    String after = new String(message.after(), ISO_8859_1);
    assertThat(after)
        .endsWith(new String(message.before(), ISO_8859_1))
        .contains("\r\nX-Countersign-Processed: 1\r\n")
        .doesNotContain("X-Countersign-Tenant");
    assertThat(message.record().signatureVersion()).isNull();
  }

  private static Path resource(String name) {
    URL url = Objects.requireNonNull(MailLoopTest.class.getResource("/mail/" + name + ".eml"));
    return Path.of(URI.create(url.toString()));
  }
}
