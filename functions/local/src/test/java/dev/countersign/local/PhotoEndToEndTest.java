package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.core.directory.PhotoRound;
import dev.countersign.core.dynamodb.DynamoDbPhotoStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.cloud.lambda.Functions;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A photo, from Microsoft 365 to the recipient's mailbox: given, changed, taken away. */
class PhotoEndToEndTest {
  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static LocalDeployment deployment;
  private static Customer customer;
  private static String lena;

  @BeforeAll
  static void connect() {
    deployment = Deployments.start();
    lena = Objects.requireNonNull(deployment.organization().directory().personCalled(LENA)).id();
    customer = Customer.subscribed(deployment);
    api()
        .put(
            subscription("/signature"),
            Map.of("html", "<p><img src=\"{{photo}}\" alt=\"\"></p><p>{{displayName}}</p>"));
    photograph(648, "young");
    customer.onboarding().authorize(customer.consentAndChoose());
    customer.awaitStatus("CONNECTED");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void isInTheMessageAsLongAsItIsInTheDirectory() throws Exception {
    Color young = photoIn(delivered("first"));

    photograph(648, "not so young");
    synchronizeTheNextDay();
    assertThat(photoIn(delivered("second"))).isNotEqualTo(young);

    photograph(0, "");
    synchronizeTheNextDay();
    MimeMessage without = delivered("third");
    assertThat(without.getContentType()).doesNotContain("multipart/related");
    assertThat(content(without)).contains("Lena Hoffmann").doesNotContain("<img", "cid:");
  }

  private static void photograph(int pixels, String version) {
    deployment.microsoft().graph().photos().put(lena, pixels, version);
  }

  /** Photos are looked at once a day: a round that began yesterday is due again. */
  private static void synchronizeTheNextDay() {
    DynamoDbPhotoStore photos = new DynamoDbPhotoStore(tables().directory());
    PhotoRound last = photos.round(customer.subscriptionId()).orElseThrow();
    photos.saveRound(
        customer.subscriptionId(),
        new PhotoRound(last.startedAt().minus(Duration.ofDays(1)), "", 0, true, true));
    await()
        .atMost(LIMIT)
        .until(
            () ->
                api()
                    .post(subscription("/directory/synchronization"), Map.of())
                    .path("synchronization")
                    .asText(),
            "STARTED"::equals);
    await()
        .atMost(LIMIT)
        .until(
            () -> photos.round(customer.subscriptionId()).orElseThrow(),
            round -> round.over() && round.startedAt().isAfter(last.startedAt()));
    startRelayMessageAnew();
  }

  /** It believes for a minute what it found of a sender. */
  private static void startRelayMessageAnew() {
    Functions functions = deployment.cloud().functions();
    functions.deploy(functions.function("RelayMessage"));
  }

  private static MimeMessage delivered(String name) throws MessagingException {
    String recipient = name + "@example.net";
    String message =
        """
        From: %s\r
        To: %s\r
        Subject: Hello\r
        Message-ID: <%s-photo>\r
        MIME-Version: 1.0\r
        Content-Type: text/html; charset=utf-8\r
        \r
        <html><body><p>Hello.</p></body></html>\r
        """
            .formatted(LENA, recipient, name);
    new MailClient(deployment.exchange().submissionPort()).send(message.getBytes(UTF_8));
    byte[] arrived = deployment.exchange().mailboxes().await(recipient, 1, LIMIT).get(0);
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(arrived));
  }

  /** The color that the stand-in has painted the photo with, at its left edge. */
  private static Color photoIn(MimeMessage message) throws MessagingException, IOException {
    assertThat(message.getContentType()).startsWith("multipart/related");
    MimeMultipart parts = (MimeMultipart) message.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    BodyPart photo = parts.getBodyPart(1);
    assertThat(photo.getContentType()).startsWith("image/jpeg");
    assertThat(photo.getDisposition()).isEqualTo("inline");
    String id = photo.getHeader("Content-ID")[0].replaceAll("[<>]", "");
    assertThat(content(parts.getBodyPart(0)))
        .contains("<img src=\"cid:" + id + "\"", "Lena Hoffmann");
    BufferedImage image = ImageIO.read(photo.getInputStream());
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(120, 120);
    return new Color(image.getRGB(2, 2));
  }

  private static String content(jakarta.mail.Part part) throws MessagingException, IOException {
    return (String) part.getContent();
  }

  private static Tables tables() {
    return Tables.of(
        new Environment(
            deployment.cloud().functions().function("SynchronizeDirectory").environment()));
  }

  private static String subscription(String path) {
    return "/subscriptions/" + customer.subscriptionId() + path;
  }

  private static ApiClient api() {
    return new ApiClient(
        deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
  }
}
