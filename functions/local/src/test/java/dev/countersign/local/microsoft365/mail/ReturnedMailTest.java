package dev.countersign.local.microsoft365.mail;

import static dev.countersign.local.microsoft365.exchange.SmallOrganization.ADA;
import static dev.countersign.local.microsoft365.exchange.SmallOrganization.BEN;
import static dev.countersign.local.microsoft365.mail.Brightwater.LIMIT;
import static dev.countersign.local.microsoft365.mail.Brightwater.SUBMITTED;
import static dev.countersign.local.microsoft365.mail.Brightwater.bytes;
import static dev.countersign.local.microsoft365.mail.Brightwater.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.microsoft365.exchange.Connectors;
import dev.countersign.local.microsoft365.mail.JournalEntry.Event;
import dev.countersign.local.microsoft365.mail.SmtpFault.Step;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnedMailTest {

  private static final String ZOE = "zoe@customer.example";
  private static final String RETURNED =
      "X-Countersign-Processed: 1\r\nX-MS-Exchange-CrossPremises-AuthAs: Internal\r\n" + SUBMITTED;

  private Brightwater brightwater = new Brightwater().connected();

  @AfterEach
  void stop() {
    brightwater.close();
  }

  @Test
  void relaysToAnybodyOverTheCertificateOfAnInboundConnector() {
    SmtpReply reply = bring(brightwater.clientCertificate());

    assertThat(reply.toString()).startsWith("250 2.6.0");
    byte[] delivered = brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT).get(0);
    assertThat(text(delivered)).endsWith(RETURNED);
    assertThat(new RawMessage(delivered).first("X-MS-Exchange-Organization-AuthAs"))
        .isEqualTo("Internal");
    assertThat(new RawMessage(delivered).first("X-Brightwater-External")).isNull();
    assertThat(
            brightwater
                .exchange
                .journal()
                .await(entry -> entry.event() == Event.RETURNED, LIMIT)
                .detail())
        .contains("Countersign inbound", Connectors.CERTIFICATE_NAME);
  }

  @Test
  void keepsEveryByteOfAnUglyMessage() {
    String ugly =
        RETURNED + "..\r\n.\u00ff\r\n" + "x".repeat(2000) + "\r\n\r\n\r\nFrom \t\r\n.x\r\n";

    brightwater.bring(brightwater.clientCertificate(), ADA, List.of(ZOE), bytes(ugly));

    assertThat(text(brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT).get(0))).endsWith(ugly);
  }

  @Test
  void relaysReportsWithTheNullSender() {
    SmtpReply reply =
        brightwater.bring(brightwater.clientCertificate(), "", List.of(ZOE), bytes(RETURNED));

    assertThat(reply.isPositive()).isTrue();
    assertThat(brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT)).hasSize(1);
  }

  @Test
  void refusesToRelayWithoutACertificate() {
    assertThat(bring(null).toString())
        .isEqualTo("550 5.7.64 TenantAttribution; Relay Access Denied");
  }

  @Test
  void refusesToRelayOverACertificateWithAnotherName() {
    assertRefused(brightwater.authority.issue("other.relay.countersign.example"));
  }

  @Test
  void refusesToRelayOverACertificateOfAnUnknownAuthority() {
    assertRefused(new LocalAuthority(Clock.systemUTC()).issue(Connectors.CERTIFICATE_NAME));
  }

  @Test
  void refusesToRelayOverAnExpiredCertificate() {
    assertRefused(
        brightwater.authority.issueUntil(
            Instant.now().minus(Duration.ofHours(1)), Connectors.CERTIFICATE_NAME));
  }

  @Test
  void refusesToRelayWhileTheConnectorIsDisabled() {
    brightwater.admin.run(
        "Set-InboundConnector", Map.of("Identity", "Countersign inbound", "Enabled", false));

    assertRefused(brightwater.clientCertificate());
  }

  @Test
  void refusesToRelayWhenTheCertificatesNameIsNoAcceptedDomain() {
    brightwater.organization.removeDomain(Connectors.CERTIFICATE_NAME);

    assertRefused(brightwater.clientCertificate());
  }

  @Test
  void takesMailFromTheInternetForItsOwnRecipientsAndMarksItExternal() {
    SmtpReply reply = brightwater.bring(null, ZOE, List.of(BEN), bytes(SUBMITTED));

    assertThat(reply.isPositive()).isTrue();
    RawMessage delivered =
        new RawMessage(brightwater.exchange.mailboxes().await(BEN, 1, LIMIT).get(0));
    assertThat(delivered.first("X-MS-Exchange-Organization-AuthAs")).isEqualTo("Anonymous");
    assertThat(delivered.first("X-Brightwater-External")).isEqualTo("yes");
    assertThat(brightwater.smartHost.taken).isEmpty();
  }

  @Test
  void takesReturnedMailForExternalWhenItLostTheProofOfItsOrigin() {
    brightwater.bring(
        brightwater.clientCertificate(),
        ADA,
        List.of(ZOE),
        bytes("X-Countersign-Processed: 1\r\n" + SUBMITTED));

    RawMessage delivered =
        new RawMessage(brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT).get(0));
    assertThat(delivered.first("X-Brightwater-External")).isEqualTo("yes");
  }

  @Test
  void goesRoundTheLoopOnceWithTheProcessedHeader() {
    returnEverything("X-Countersign-Processed: 1\r\n");

    brightwater.submit(ADA, ZOE);

    String delivered = text(brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT).get(0));
    assertThat(delivered).endsWith(SUBMITTED).contains("X-Countersign-Processed: 1");
    assertThat(brightwater.smartHost.taken).hasSize(1);
    assertThat(brightwater.exchange.journal().of("<one@brightwater.example>"))
        .extracting(JournalEntry::event)
        .contains(Event.SUBMITTED, Event.RETURNED, Event.DELIVERED);
  }

  @Test
  void stopsALoopByItsHopCount() {
    brightwater.close();
    brightwater =
        new Brightwater(
                Duration.ZERO, MailFlowOptions.DEFAULTS.withMaxHops(4), Connectors.SMART_HOST)
            .connected();
    returnEverything("");

    brightwater.submit(ADA, ZOE);

    assertThat(text(brightwater.exchange.mailboxes().await(ADA, 1, LIMIT).get(0)))
        .contains("5.4.14 Hop count exceeded");
    assertThat(brightwater.exchange.mailboxes().of(ZOE)).isEmpty();
    assertThat(brightwater.smartHost.taken).hasSize(2);
  }

  @Test
  void showsAFaultForOneRecipientOnly() {
    brightwater
        .exchange
        .smtpFaults()
        .addFor(ZOE, Step.RCPT, SmtpFault.reply(550, "5.1.1 no such recipient"), 1);

    assertThat(bring(brightwater.clientCertificate()).toString()).startsWith("550 5.1.1");
    assertThat(bring(brightwater.clientCertificate()).toString()).startsWith("250");
  }

  @Test
  void deliversToTheOthersWhenOneRecipientFails() {
    brightwater
        .exchange
        .smtpFaults()
        .addFor(ZOE, Step.RCPT, SmtpFault.reply(450, "4.2.1 mailbox busy"), 1);

    SmtpReply reply =
        brightwater.bring(
            brightwater.clientCertificate(),
            ADA,
            List.of(BEN, ZOE, "yan@x.example"),
            bytes(RETURNED));

    assertThat(reply.isPositive()).isTrue();
    brightwater.exchange.awaitIdle(LIMIT);
    assertThat(brightwater.exchange.mailboxes().of(BEN)).hasSize(1);
    assertThat(brightwater.exchange.mailboxes().of("yan@x.example")).hasSize(1);
    assertThat(brightwater.exchange.mailboxes().of(ZOE)).isEmpty();
  }

  @Test
  void throttlesAndThenTakesTheMail() {
    brightwater.exchange.smtpFaults().add(Step.MAIL, SmtpFault.throttled(), 1);

    assertThat(bring(brightwater.clientCertificate()).toString()).startsWith("451 4.7.500");
    assertThat(bring(brightwater.clientCertificate()).toString()).startsWith("250");
  }

  @Test
  void resetsTheConnectionWithoutTakingTheMail() {
    brightwater.exchange.smtpFaults().add(Step.DATA, SmtpFault.reset(), 1);

    assertThatThrownBy(() -> bring(brightwater.clientCertificate()))
        .isInstanceOf(UncheckedIOException.class);
    brightwater.exchange.awaitIdle(LIMIT);
    assertThat(brightwater.exchange.mailboxes().of(ZOE)).isEmpty();
  }

  @Test
  void resetsTheConnectionAfterTakingTheMail() {
    brightwater.exchange.smtpFaults().add(Step.DATA, SmtpFault.resetAfterAcceptance(), 1);

    assertThatThrownBy(() -> bring(brightwater.clientCertificate()))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(brightwater.exchange.mailboxes().await(ZOE, 1, LIMIT)).hasSize(1);
  }

  private void returnEverything(String header) {
    Identity certificate = brightwater.clientCertificate();
    brightwater.smartHost.then =
        taken ->
            brightwater.bring(
                certificate,
                taken.sender(),
                taken.recipients(),
                bytes(header + text(taken.message().bytes())));
  }

  private void assertRefused(Identity certificate) {
    assertThat(bring(certificate).toString()).startsWith("550 5.7.64 TenantAttribution");
    assertThat(brightwater.exchange.mailboxes().of(ZOE)).isEmpty();
  }

  private SmtpReply bring(@Nullable Identity certificate) {
    return brightwater.bring(certificate, ADA, List.of(ZOE), bytes(RETURNED));
  }
}
