package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.aws.AwsServer;
import dev.countersign.local.cloud.aws.JsonService;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.s3.S3Service;
import dev.countersign.local.cloud.secrets.SecretsManagerService;
import dev.countersign.local.cloud.sqs.QueueAttributes;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.local.cloud.sqs.SqsService;
import dev.countersign.local.tls.LocalAuthority;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import dev.countersign.mailflow.smtp.ClientTls;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The mail path's adapters with AWS's own clients. */
class AdaptersTest {
  private static final String RELAY = "kq7m2v9x4tza.relay.countersign.example";

  private final AwsServer aws = new AwsServer();
  private final ManualClock clock = new ManualClock();
  private final Buckets buckets = new Buckets();
  private final Queues queues = new Queues(aws.address(), "eu-central-1", "000000000000", clock);
  private final SecretsManagerService secrets =
      new SecretsManagerService("arn:aws:secretsmanager:eu-central-1:0", clock);

  @BeforeEach
  void start() {
    buckets.create("mail");
    queues.create("relay", QueueAttributes.DEFAULTS);
    aws.serve(
        Map.of(
            "s3", new S3Service(buckets, clock),
            "sqs", new JsonService("1.0", new SqsService(queues, clock)),
            "secretsmanager", new JsonService("1.1", secrets)));
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @Test
  void findsMessagesUnderTheirPrefix() throws IOException {
    S3Client s3 = aws.client(S3Client.builder());
    s3.putObject(put -> put.bucket("mail").key("incoming/id1"), RequestBody.fromString("text"));
    MessageStore store = new S3MessageStore(s3, "mail", "incoming/");

    try (InputStream message = store.open("id1")) {
      assertThat(message.readAllBytes()).asString().isEqualTo("text");
    }
    assertThatThrownBy(() -> store.open("id2")).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void keepsParkedMessagesWhereTheBucketKeepsThemLonger() throws IOException {
    S3Client s3 = aws.client(S3Client.builder());
    s3.putObject(put -> put.bucket("mail").key("incoming/id1"), RequestBody.fromString("text"));
    MessageStore store = new S3MessageStore(s3, "mail", "incoming/");
    store.keep("id1");
    store.keep("never there");
    buckets.delete("mail", "incoming/id1");

    try (InputStream message = store.open("id1")) {
      assertThat(message.readAllBytes()).asString().isEqualTo("text");
    }
    store.keep("id1");
    assertThat(buckets.list("mail", "")).containsOnlyKeys("parked/id1");
  }

  /** Otherwise the bucket deletes it ninety days after the first time. */
  @Test
  void aMessageThatIsParkedAgainIsKeptFromThenOn() throws IOException {
    S3Client s3 = aws.client(S3Client.builder());
    s3.putObject(put -> put.bucket("mail").key("parked/id1"), RequestBody.fromString("text"));
    clock.advance(Duration.ofDays(80));
    MessageStore store = new S3MessageStore(s3, "mail", "incoming/");
    store.keep("id1");

    assertThat(buckets.get("mail", "parked/id1").lastModified()).isEqualTo(clock.instant());
    try (InputStream message = store.open("id1")) {
      assertThat(message.readAllBytes()).asString().isEqualTo("text");
    }
  }

  @Test
  void hidesQueuedMessagesForAsLongAsItIsTold() {
    SqsClient sqs = aws.client(SqsClient.builder());
    String url = queues.url("relay");
    RelayQueue queue = new SqsRelayQueue(sqs, url);
    queue.send(new RelayRequest("id1", "kq7m2v9x4tza"));

    Message received = sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0);
    assertThat(received.body())
        .isEqualTo("{\"messageId\":\"id1\",\"subscriptionId\":\"kq7m2v9x4tza\"}");
    queue.defer(received.receiptHandle(), Duration.ofHours(1));
    clock.advance(Duration.ofMinutes(59));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
  }

  @Test
  void announcesAMessageAgainAfterAMinuteWithItsEnvelopeAlone() {
    SqsClient sqs = aws.client(SqsClient.builder());
    String url = queues.url("relay");
    new SqsAnnouncements(sqs, url)
        .again(
            new SesEvent.Message(
                new SesEvent.Mail("a@example.com", "id1", true, null),
                new SesEvent.Receipt("2026-11-23T09:14:33Z", List.of("b@example.net"))));

    assertThat(sqs.receiveMessage(r -> r.queueUrl(url)).messages()).isEmpty();
    clock.advance(Duration.ofSeconds(61));
    String body = sqs.receiveMessage(r -> r.queueUrl(url)).messages().get(0).body();
    SesEvent again = new SesEvent(List.of(new SesEvent.Wrapper(null, body)), null, null);
    assertThat(again.isAnnouncedAgain()).isTrue();
    assertThat(again.messages().get(0).mail().source()).isEqualTo("a@example.com");
    assertThat(again.messages().get(0).receipt().recipients()).containsExactly("b@example.net");
  }

  @Test
  void tellsHowLongACertificateIsStillGoodFor() {
    LocalAuthority authority = new LocalAuthority(clock);
    List<Duration> left = new ArrayList<>();
    secrets.put("certificates/" + RELAY, authority.issue(RELAY).toPem());
    ClientCertificates certificates = certificates(left::add);

    certificates.socketFactory(RELAY);
    certificates.socketFactory(RELAY);
    assertThat(left).as("each time that it is read").hasSize(1);
    clock.advance(left.get(0).minusDays(3));
    certificates.socketFactory(RELAY);
    assertThat(left.get(1)).isEqualTo(Duration.ofDays(3));
  }

  private ClientCertificates certificates(Consumer<Duration> timeLeft) {
    return new SecretsManagerClientCertificates(
        aws.client(SecretsManagerClient.builder()),
        "certificates/",
        ClientTls.trustingDefaults(),
        timeLeft,
        clock);
  }

  @Test
  void readsARenewedCertificateAfterAWhile() {
    LocalAuthority authority = new LocalAuthority(clock);
    ClientCertificates certificates = certificates(left -> {});
    assertThatThrownBy(() -> certificates.socketFactory(RELAY))
        .isInstanceOf(ConnectionBroken.class)
        .hasMessageStartingWith("CERTIFICATE_MISSING");

    secrets.put("certificates/" + RELAY, "-----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> certificates.socketFactory(RELAY))
        .as("the circuit opens, and the status says why")
        .isInstanceOf(ConnectionBroken.class)
        .hasMessageStartingWith("CERTIFICATE_UNREADABLE");

    secrets.put("certificates/" + RELAY, authority.issue(RELAY).toPem());
    SSLSocketFactory first = certificates.socketFactory(RELAY);
    secrets.put("certificates/" + RELAY, authority.issue(RELAY).toPem());
    assertThat(certificates.socketFactory(RELAY)).isSameAs(first);
    clock.advance(SecretsManagerClientCertificates.STALENESS);
    assertThat(certificates.socketFactory(RELAY)).isNotSameAs(first);
  }
}
