package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.BOB;
import static dev.countersign.mailflow.RelayFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.FixedContent;
import dev.countersign.mailflow.smtp.MessageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that the signature makes larger than Exchange takes them. */
class RelayTooLargeTest {
  private static final int LIMIT = Samples.bytes("plain-text.eml").length + 1000;
  private static final byte[] LARGE =
      ("Subject: x\r\n\r\n" + "x\r\n".repeat(LIMIT)).getBytes(StandardCharsets.US_ASCII);
  private static final String UNSIGNED = "UNSIGNED: too large with the signature";

  private final RelayFixture fixture = new RelayFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  /** It was reported to its sender, whose message would have been taken without our help. */
  @Test
  void whatIsTooLargeWithItsSignatureGoesUnsigned() {
    fixture.server.limitSize(LIMIT);
    fixture.add(NOW, ANN, BOB);
    fixture.relay((entry, original) -> List.of(large(ANN, BOB)));

    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.entry().decision()).isEqualTo(UNSIGNED);
    assertThat(fixture.entry().signatureVersion()).isNull();
    assertThat(fixture.server.deliveries()).hasSize(1);
    assertThat(fixture.server.deliveries().get(0).recipients()).containsExactly(ANN, BOB);
    assertThat(returned(0)).startsWith("X-Countersign-Processed: 1").doesNotContain("-Tenant:");
  }

  @Test
  void onlyTheCopyThatIsTooLargeGoesUnsigned() {
    fixture.server.limitSize(LIMIT);
    fixture.add(NOW, ANN, BOB);
    fixture.relay((entry, original) -> List.of(large(ANN), RelayFixture.copyFor(BOB)));

    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.entry().decision()).isEqualTo("STAMPED for " + BOB + "; " + UNSIGNED);
    assertThat(fixture.entry().signatureVersion()).isEqualTo("v1");
    assertThat(fixture.server.deliveries())
        .extracting(ExchangeServer.Delivery::recipients)
        .containsExactly(List.of(BOB), List.of(ANN));
  }

  /** Some have a limit of their own, and no signature makes a difference to it. */
  @Test
  void whoTakesItNeitherSignedNorUnsignedIsReported() {
    fixture.server.refuse(ANN, 550, "5.2.3 Larger than the recipient may receive");
    fixture.add(NOW, ANN, BOB);
    fixture.relay((entry, original) -> List.of(large(ANN, BOB)));

    assertThat(fixture.entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.REPORTED, "550 5.2.3"),
            new RecipientOutcome(BOB, Outcome.RETURNED, "250"));
    assertThat(fixture.entry().decision()).isEqualTo("STAMPED; " + UNSIGNED);
    assertThat(fixture.server.recipientsTried().subList(0, 3)).containsExactly(ANN, BOB, ANN);
  }

  /** A refusal that is not the last word on somebody must not be written down as one. */
  @Test
  void whoseUnsignedMessageIsPutOffIsNotGivenUp() {
    fixture.server.limitSize(LIMIT);
    fixture.add(NOW, ANN);
    MessageContent thenBusy =
        new MessageContent() {
          @Override
          public long size() {
            return LARGE.length;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(LARGE);
            fixture.server.refuse(ANN, 451, "4.3.2 Try later");
          }
        };
    fixture.relay((entry, original) -> List.of(signed(thenBusy, ANN)));
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);

    fixture.server.accept(ANN);
    fixture.relay((entry, original) -> List.of(large(ANN)));
    assertThat(fixture.entry().decision()).isEqualTo(UNSIGNED);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
  }

  @Test
  void whatIsUnsignedAnywayIsNotSentTwice() {
    fixture.server.refuse(ANN, 552, "5.3.4 Too large");
    fixture.add(NOW, ANN);
    fixture.relay(
        (entry, original) ->
            List.of(UnsignedMessage.of(original).because("UNSIGNED: none").to(List.of(ANN))));

    assertThat(fixture.server.recipientsTried()).containsOnlyOnce(ANN);
    assertThat(fixture.entry().recipients())
        .containsExactly(new RecipientOutcome(ANN, Outcome.REPORTED, "552 5.3.4"));
  }

  private static OutgoingMessage large(String... recipients) {
    return signed(new FixedContent(LARGE), recipients);
  }

  private static OutgoingMessage signed(MessageContent content, String... recipients) {
    return new OutgoingMessage(List.of(recipients), content, "STAMPED", "v1", "0-0+5");
  }

  private String returned(int number) {
    return new String(
        fixture.server.deliveries().get(number).content(), StandardCharsets.ISO_8859_1);
  }
}
