package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cli.demo.Demo;
import dev.countersign.local.cli.demo.MailClient;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mail that Exchange does not take back, through the deployed functions with their policies. */
class MailFailuresTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String LENA = "lena.hoffmann@brightwater.example";

  private static LocalDeployment deployment;
  private static String messages;
  private static ApiClient api;

  @BeforeAll
  static void connect() {
    deployment = Deployments.start(Clock.systemUTC());
    Progress silent =
        new Progress(
            new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), Clock.systemUTC());
    messages = "/subscriptions/" + new Demo(deployment, silent).connect() + "/messages";
    api =
        new ApiClient(
            deployment.cloud().endpoints().api(), deployment.cloud().issuer().token("ada"));
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  void tellsTheSenderWhomExchangeRefused() {
    fault("gone@example.net", SmtpFault.reply(550, "5.1.10 RESOLVER.ADR.RecipientNotFound"));
    send("gone", "gone@example.net, here@example.net");

    JsonNode message = awaitState("gone", "REPORTED");
    assertThat(message.at("/recipients/0/outcome").asText()).isEqualTo("REPORTED");
    assertThat(message.at("/recipients/0/reply").asText()).isEqualTo("550 5.1.10");
    assertThat(message.at("/recipients/1/outcome").asText()).isEqualTo("RETURNED");
    String report =
        new String(deployment.exchange().mailboxes().await(LENA, 1, LIMIT).get(0), UTF_8);
    assertThat(report)
        .contains("report-type=delivery-status", "Final-Recipient: rfc822; gone@example.net")
        .contains("Message-ID: <gone@brightwater.example>")
        .doesNotContain("X-Countersign-Tenant");
    assertThat(deployment.exchange().mailboxes().of("gone@example.net")).isEmpty();
    assertThat(deployment.exchange().mailboxes().await("here@example.net", 1, LIMIT)).hasSize(1);
  }

  @Test
  void parksALoopAndReleasesItUnsignedOnRequest() {
    fault("round@example.org", SmtpFault.reply(554, "5.4.14 Hop count exceeded"));
    send("round", "round@example.org");
    awaitState("round", "PARKED");
    JsonNode parked = api.get(messages + "?state=parked").path("messages");
    assertThat(parked).hasSize(1);

    String id = parked.get(0).path("messageId").asText();
    JsonNode answer = api.post(messages + "/" + id + "/release", Map.of());
    assertThat(answer.path("state").asText()).isEqualTo("ACCEPTED");
    JsonNode released = awaitState("round", "RETURNED");
    assertThat(released.path("decision").asText())
        .isEqualTo("UNSIGNED: released by an administrator");
    assertThat(api.get(messages + "?state=parked").path("messages")).isEmpty();
    assertThat(deployment.exchange().mailboxes().await("round@example.org", 1, LIMIT)).hasSize(1);
  }

  /** In the bucket a moment later than its event: the queue has it then, with its envelope. */
  @Test
  void announcesAgainWithItsOwnPermissions() {
    String event =
        """
        {"Records":[{"ses":{"mail":{"source":"%s","messageId":"later","headersTruncated":true},
        "receipt":{"timestamp":"2026-11-23T09:14:33Z","recipients":["a@example.net"]}}}]}"""
            .formatted(LENA);
    assertThat(deployment.cloud().functions().invoke("AcceptMessage", event.getBytes(UTF_8)))
        .satisfies(result -> assertThat(result.functionError()).isFalse())
        .satisfies(
            result -> assertThat(new String(result.payload(), UTF_8)).contains("\"later\":1"));
  }

  @Test
  void sweepsWithItsOwnPermissions() {
    assertThat(deployment.cloud().functions().invoke("SweepMessages", "{}".getBytes(UTF_8)))
        .satisfies(result -> assertThat(result.functionError()).isFalse())
        .satisfies(
            result -> assertThat(new String(result.payload(), UTF_8)).contains("\"late\":0"));
  }

  private static void fault(String recipient, SmtpFault fault) {
    deployment.exchange().smtpFaults().addFor(recipient, SmtpFault.Step.RCPT, fault, 1);
  }

  private static void send(String name, String to) {
    new MailClient(deployment.exchange().submissionPort())
        .send(
            ("From: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s@brightwater.example>\r\n\r\nHi.\r\n"
                    .formatted(LENA, to, name, name))
                .getBytes(UTF_8));
  }

  private static JsonNode awaitState(String name, String state) {
    String id = URLEncoder.encode("<" + name + "@brightwater.example>", UTF_8);
    return await(state)
        .atMost(LIMIT)
        .until(
            () -> api.get(messages + "?messageId=" + id).path("messages").path(0),
            message -> message.path("state").asText().equals(state));
  }
}
