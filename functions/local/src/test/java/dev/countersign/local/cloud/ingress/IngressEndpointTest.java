package dev.countersign.local.cloud.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.ManualClock;
import dev.countersign.local.cloud.iam.ExecutionRole;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.cloud.lambda.TestHandler;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.template.MailResource;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngressEndpointTest {
  private static final String HOST = "ingress.example";
  private static final int SIZE_LIMIT = 100_000;
  private static final String MESSAGE =
      """
      From: Ada Lovelace <ada@brightwater.example>\r
      To: bob@other.example,\r
       Carol <carol@other.example>\r
      Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r
      Message-ID: <1@brightwater.example>\r
      X-Countersign-Tenant: t.secret\r
      \r
      Hello\r
      ..dot\r
      """;

  private static final LocalAuthority AUTHORITY = new LocalAuthority(Clock.systemUTC());

  private final ManualClock clock = new ManualClock();
  private final Functions functions = new Functions(clock);
  private final Buckets buckets = new Buckets();
  private final String mailbox = UUID.randomUUID().toString();
  private IngressEndpoint ingress;

  @BeforeEach
  void start() {
    buckets.create("mail");
    functions.deploy(
        new LambdaFunction(
            "Accept",
            "arn:aws:lambda:eu-central-1:0:function:Accept",
            TestHandler.class.getName(),
            Map.of("MAILBOX", mailbox),
            Duration.ofSeconds(30),
            512,
            new ExecutionRole("Accept", List.of())));
    ingress = start("mail");
  }

  private IngressEndpoint start(String bucket) {
    MailResource rule =
        new MailResource(
            bucket, "in/", "Accept", "REQUEST_RESPONSE", Duration.ofMinutes(2), SIZE_LIMIT);
    RuleSet rules = new RuleSet(rule, HOST, buckets, functions, clock);
    return new IngressEndpoint(
        HOST, 0, AUTHORITY.sslContext(AUTHORITY.issue(HOST)), SIZE_LIMIT, rules);
  }

  @AfterEach
  void stop() {
    ingress.close();
    functions.close();
  }

  @Test
  void demandsTlsBeforeAnyMail() throws Exception {
    try (SmtpDialogue smtp = dialogue()) {
      smtp.say("EHLO exchange.example");

      assertThat(smtp.say("MAIL FROM:<ada@brightwater.example>")).startsWith("530");
      assertThat(smtp.startTls(HOST)).startsWith("220");
      smtp.say("EHLO exchange.example");
      assertThat(smtp.say("MAIL FROM:<ada@brightwater.example>")).startsWith("250");
    }
  }

  @Test
  void saysWhatItCan() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      assertThat(smtp.say("EHLO exchange.example"))
          .contains("8BITMIME", "SMTPUTF8", "SIZE " + SIZE_LIMIT);
    }
  }

  @Test
  void keepsTheMessageUnderTheIdOfTheEventAndChangesOnlyItsTop() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      String answer = send(smtp, "<ada@brightwater.example>", MESSAGE, "bob@gmail.example");
      JsonNode mail = nextEvent().at("/Records/0/ses/mail");
      String messageId = mail.path("messageId").asText();
      String stored =
          new String(buckets.get("mail", "in/" + messageId).bytes(), StandardCharsets.UTF_8);

      assertThat(answer).isEqualTo("250 OK " + messageId);
      assertThat(stored)
          .startsWith("Received: from exchange.example ([127.0.0.1])\r\n by ingress.example")
          .endsWith("\r\n" + MESSAGE.replace("\r\n..dot", "\r\n.dot"));
    }
  }

  @Test
  void tellsTheFunctionEnvelopeAndHeaders() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      send(smtp, "<ada@brightwater.example>", MESSAGE, "bob@other.example", "bcc@other.example");
    }
    JsonNode ses = nextEvent().at("/Records/0/ses");

    assertThat(ses.at("/mail/source").asText()).isEqualTo("ada@brightwater.example");
    assertThat(ses.at("/receipt/recipients").toString())
        .isEqualTo("[\"bob@other.example\",\"bcc@other.example\"]");
    assertThat(ses.at("/mail/destination").toString())
        .isEqualTo("[\"bob@other.example\",\"carol@other.example\"]");
    assertThat(ses.at("/mail/headersTruncated").asBoolean()).isFalse();
    assertThat(ses.at("/mail/headers").findValuesAsText("name"))
        .containsExactly("Received", "From", "To", "Subject", "Message-ID", "X-Countersign-Tenant");
    assertThat(ses.at("/mail/headers").findValuesAsText("value"))
        .contains("bob@other.example, Carol <carol@other.example>", "t.secret");
    assertThat(ses.at("/mail/commonHeaders/messageId").asText())
        .isEqualTo("<1@brightwater.example>");
  }

  @Test
  void leavesOutHeadersBeyondTenKilobytes() throws Exception {
    String padding = "X-Padding: %s\r\n".formatted("x".repeat(900)).repeat(12);
    try (SmtpDialogue smtp = secured()) {
      send(smtp, "<>", padding + MESSAGE, "bob@other.example");
    }
    JsonNode mail = nextEvent().at("/Records/0/ses/mail");

    assertThat(mail.path("source").asText()).isEmpty();
    assertThat(mail.path("headersTruncated").asBoolean()).isTrue();
    assertThat(mail.path("headers").findValuesAsText("name"))
        .contains("Received", "X-Padding")
        .doesNotContain("X-Countersign-Tenant");
  }

  @Test
  void takesAHundredRecipients() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      smtp.say("MAIL FROM:<ada@brightwater.example>");
      for (int i = 0; i < 100; i++) {
        assertThat(smtp.say("RCPT TO:<r" + i + "@other.example>")).startsWith("250");
      }
      assertThat(smtp.say("RCPT TO:<r100@other.example>")).startsWith("452");
      assertThat(smtp.say("DATA")).startsWith("354");
      smtp.write(MESSAGE);
      assertThat(smtp.say(".")).startsWith("250");
    }
    assertThat(nextEvent().at("/Records/0/ses/receipt/recipients")).hasSize(100);
  }

  @Test
  void refusesAMessageThatIsTooLongWhetherOrNotItSaysSo() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      assertThat(smtp.say("MAIL FROM:<a@b.example> SIZE=" + (SIZE_LIMIT + 1))).startsWith("552");
      String answer =
          send(smtp, "<a@b.example>", "x".repeat(900).concat("\r\n").repeat(112), "b@c.example");

      assertThat(answer).startsWith("552");
    }
    assertThat(buckets.list("mail", "")).isEmpty();
  }

  @Test
  void doesNotAcceptWhatItCannotKeep() throws Exception {
    try (IngressEndpoint broken = start("no-such-bucket");
        SmtpDialogue smtp = new SmtpDialogue(broken.port(), AUTHORITY.sslContext(null))) {
      smtp.startTls(HOST);
      smtp.say("EHLO exchange.example");

      assertThat(send(smtp, "<a@b.example>", MESSAGE, "b@c.example")).startsWith("451");
    }
    assertThat(TestHandler.received(mailbox)).isEmpty();
  }

  @Test
  void callsAFailingFunctionAgainForAsLongAsTheRuleSays() throws Exception {
    functions.deploy(
        new LambdaFunction(
            "Accept",
            "arn",
            TestHandler.class.getName(),
            Map.of("MAILBOX", mailbox, "FAILS", "always"),
            Duration.ofSeconds(30),
            512,
            new ExecutionRole("Accept", List.of())));
    try (SmtpDialogue smtp = secured()) {
      send(smtp, "<a@b.example>", MESSAGE, "b@c.example");
    }
    JsonNode first = nextEvent();
    for (int seconds : new int[] {30, 60}) {
      await().until(() -> functions.timers().waiting() == 1);
      clock.advance(Duration.ofSeconds(seconds));
      assertThat(nextEvent()).isEqualTo(first);
    }
    // 30 + 60 + 120 seconds would be more than the two minutes of the rule.
    assertThat(functions.timers().waiting()).isZero();
  }

  @Test
  void takesAddressesInUtf8() throws Exception {
    try (SmtpDialogue smtp = secured()) {
      assertThat(smtp.say("MAIL FROM:<jürgen@brightwater.example> SMTPUTF8")).startsWith("250");
      assertThat(smtp.say("RCPT TO:<zoë@other.example>")).startsWith("250");
      smtp.say("DATA");
      smtp.write(MESSAGE);
      assertThat(smtp.say(".")).startsWith("250");
    }
    assertThat(nextEvent().at("/Records/0/ses/mail/source").asText())
        .isEqualTo("jürgen@brightwater.example");
  }

  private SmtpDialogue dialogue() throws IOException {
    return new SmtpDialogue(ingress.port(), AUTHORITY.sslContext(null));
  }

  private SmtpDialogue secured() throws IOException {
    SmtpDialogue smtp = dialogue();
    smtp.startTls(HOST);
    smtp.say("EHLO exchange.example");
    return smtp;
  }

  private static String send(SmtpDialogue smtp, String sender, String message, String... recipients)
      throws IOException {
    smtp.say("MAIL FROM:" + sender);
    for (String recipient : recipients) {
      smtp.say("RCPT TO:<" + recipient + ">");
    }
    smtp.say("DATA");
    smtp.write(message);
    return smtp.say(".");
  }

  private JsonNode nextEvent() throws InterruptedException {
    JsonNode event = TestHandler.received(mailbox).poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event within ten seconds").isNotNull();
    return event;
  }
}
