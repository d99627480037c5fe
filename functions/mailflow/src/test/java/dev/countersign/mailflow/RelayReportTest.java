package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.BOB;
import static dev.countersign.mailflow.RelayFixture.NOW;
import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.ExchangeServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be returned: it is reported to its sender, or parked. */
class RelayReportTest {
  private final RelayFixture fixture = new RelayFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void reportsToTheSenderWhatExchangeWillNotTake() {
    fixture.add(NOW, ANN, BOB);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(fixture.entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.REPORTED, "550 5.1.10"));
    assertThat(fixture.server.deliveries().get(1).mailFrom()).isEmpty();
    assertThat(fixture.server.deliveries().get(1).recipients()).containsExactly(LENA);
    assertThat(report())
        .contains("Content-Type: multipart/report; report-type=delivery-status;")
        .contains("Final-Recipient: rfc822; bob@example.org\r\nAction: failed\r\nStatus: 5.1.10")
        .contains("X-Countersign-Processed: 1\r\n")
        .doesNotContain(ANN + ":", "X-Countersign-Tenant");

    assertThat(fixture.relay()).as("again").isEmpty();
    assertThat(fixture.server.deliveries()).hasSize(2);
  }

  /** Nobody was told, as if it had been the test message of a run. */
  @ParameterizedTest
  @ValueSource(strings = {"kq7m2v9x4tza", "b23456789012"})
  void reportsAlsoWhereOneOfTheAddressesLooksLikeThatOfATestMessage(String subscriptionId) {
    String lookalike = "probe." + subscriptionId + ".0123456789abcdef0123456789abcdef@example.org";
    fixture.add(NOW, ANN, lookalike);
    fixture.server.refuse(ANN, 550, "5.1.10 RecipientNotFound");
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.server.deliveries().get(1).recipients()).containsExactly(LENA);
  }

  @Test
  void reportsAtOnceAnAddressThatNobodyCanSendTo() {
    fixture.add(NOW, ANN, "a>b@example.org");
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().recipients())
        .extracting("outcome")
        .containsExactly(Outcome.RETURNED, Outcome.REPORTED);
    assertThat(report()).contains("Final-Recipient: rfc822; a>b@example.org\r\n", "Status: 5.1.3");
  }

  /** "Everybody else got it" would be wrong: one of them is still tried. */
  @Test
  void aReportDoesNotSayThatOthersGotTheMessageWhileTheyDidNot() {
    fixture.add(NOW, ANN, BOB);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    fixture.server.refuse(ANN, 451, "4.7.500 Server busy");
    fixture.relay();
    assertThat(report()).contains("bob@example.org").doesNotContain("else got it");

    fixture.server.accept(ANN);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.REPORTED);
  }

  @Test
  void aReportSaysThatEverybodyElseGotTheMessage() {
    fixture.add(NOW, ANN, BOB);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    fixture.relay();
    assertThat(report()).contains("Everybody else got it.");
  }

  /** RFC 6533, section 3: message/delivery-status is ASCII, whatever the address is. */
  @Test
  void theStatusOfAnAddressThatIsNotAsciiIsWrittenInAscii() throws IOException {
    assertThat(reportAbout("j\u00f6rg+x@b\u00fccher.example"))
        .contains("Final-Recipient: utf-8; j\\x{F6}rg\\x{2B}x@b\\x{FC}cher.example\r\n");
  }

  /** Such an address is never sent, so it is reported; it must not write fields there. */
  @Test
  void anAddressWithALineEndStaysOnItsLine() throws IOException {
    assertThat(reportAbout("a\r\nBcc: eve@example.net"))
        .contains("Final-Recipient: utf-8; a\\x{D}\\x{A}Bcc:\\x{20}eve@example.net\r\n")
        .doesNotContain("\nBcc:");
  }

  @Test
  void reportsAfterTwoDaysWhomExchangePutOff() {
    fixture.add(NOW.minus(Duration.ofDays(2)), ANN);
    fixture.server.refuse(ANN, 451, "4.7.500 Server busy");
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(report()).contains("Status: 4.4.7").contains("Diagnostic-Code: smtp; 451 4.7.500");
  }

  @Test
  void triesTheReportAgainUntilExchangeTakesIt() {
    fixture.add(NOW, BOB);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    fixture.server.refuse(LENA, 451, "4.3.2 Try later");
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);

    fixture.server.accept(LENA);
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(fixture.server.recipientsTried()).containsExactly(BOB, LENA, LENA);
  }

  @Test
  void parksWhatCannotBeReportedEither() {
    fixture.add(NOW, BOB);
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    fixture.server.refuse(LENA, 550, "5.1.10 RecipientNotFound");
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.messages.kept).containsExactly(MESSAGE_ID);
  }

  @Test
  void parksWhatExchangeWillNotTakeFromTheNullSender() {
    fixture.ledger.add(Samples.accepted("", NOW, ANN, BOB));
    fixture.server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.HELD, "550 5.1.10"));
  }

  @Test
  void parksALoopAtOnce() {
    fixture.add(NOW, ANN);
    fixture.server.refuse(ExchangeServer.MESSAGE, 554, "5.4.14 Hop count exceeded");
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
  }

  @Test
  void parksAfterTwoDaysWhatExchangeNeverSpokeAbout() {
    fixture.add(NOW.minus(Duration.ofDays(2)), ANN);
    fixture.server.close();
    assertThat(fixture.relay()).isEmpty();
    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.messages.kept).containsExactly(MESSAGE_ID);
  }

  @Test
  void aTestMessageThatExchangeRefusesIsNeitherReportedByMailNorParked() {
    String probe = ProbeAddress.next(Samples.SUBSCRIPTION, "relay.countersign.example").text();
    fixture.server.refuse(probe, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound");
    fixture.add(NOW, probe);

    assertThat(fixture.relay()).isEmpty();

    assertThat(fixture.entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(fixture.server.deliveries()).isEmpty();
  }

  private String report() {
    List<ExchangeServer.Delivery> all = fixture.server.deliveries();
    return new String(all.get(all.size() - 1).content(), StandardCharsets.UTF_8);
  }

  private static String reportAbout(String address) throws IOException {
    MessageRecord entry = Samples.accepted(LENA, NOW, address);
    RecipientOutcome failed = entry.recipients().get(0).with(Outcome.FAILED);
    ByteArrayOutputStream report = new ByteArrayOutputStream();
    NonDeliveryReport.of(
            entry.with(entry.state(), List.of(failed), entry.progress()), "relay.example", "", NOW)
        .writeTo(report);
    return report.toString(StandardCharsets.UTF_8);
  }
}
