package dev.countersign.mailflow;

import static dev.countersign.mailflow.RelayFixture.ANN;
import static dev.countersign.mailflow.RelayFixture.BOB;
import static dev.countersign.mailflow.RelayFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.MessageContent;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a message is sent to again, and when. */
class RelayRetryTest {
  private final RelayFixture fixture = new RelayFixture();

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void triesAgainOnlyThoseWhoAreStillWaiting() {
    fixture.add(NOW, ANN, BOB);
    fixture.server.refuse(BOB, 451, "4.3.2 Try later");
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.queue.deferred).containsExactly(Duration.ofMinutes(1));
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);

    fixture.server.accept(BOB);
    assertThat(fixture.relay()).isEmpty();
    assertReturnedToAnnThenBob();
  }

  @Test
  void sendsEachCopyToItsRecipientsAndTheRestOnRetry() {
    fixture.add(NOW, ANN, BOB);
    MessageSigner twoCopies =
        (entry, original) ->
            Outcomes.pending(entry.recipients()).stream().map(RelayFixture::copyFor).toList();
    fixture.server.refuse(BOB, 451, "4.3.2 Try later");
    assertThat(fixture.relay(twoCopies)).hasSize(1);
    assertThat(fixture.entry().decision())
        .isEqualTo("STAMPED for ann@example.net; STAMPED for bob@example.org");

    fixture.server.accept(BOB);
    assertThat(fixture.relay(twoCopies)).isEmpty();
    assertReturnedToAnnThenBob();
  }

  @Test
  void keepsWhatIsKnownWhenALaterCopyCannotBeSent() {
    fixture.add(NOW, ANN, BOB);
    assertThat(
            fixture.relay(
                (entry, original) ->
                    List.of(
                        RelayFixture.copyFor(ANN),
                        new OutgoingMessage(List.of(BOB), unreadable(), "STAMPED", "v1", ""))))
        .hasSize(1);

    assertThat(fixture.entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"), RecipientOutcome.pending(BOB));
  }

  @Test
  void keepsTryingWhenExchangeDoesNotKnowTheTenant() {
    fixture.add(NOW, ANN);
    fixture.server.refuse(ANN, 550, "5.7.64 TenantAttribution; Relay Access Denied");
    assertThat(fixture.relay()).hasSize(1);
    fixture.clock.advance(Duration.ofMinutes(1));
    assertThat(fixture.relay()).hasSize(1);

    assertThat(fixture.queue.deferred)
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    assertThat(fixture.entry().recipients())
        .containsExactly(new RecipientOutcome(ANN, Outcome.PENDING, "550 5.7.64"));
  }

  @Test
  void sendsTheRestAtOnceWhenExchangeWantsFewerRecipients() {
    fixture.add(NOW, ANN, BOB);
    fixture.server.limitRecipients(1);
    assertThat(fixture.relay()).isEmpty();

    assertReturnedToAnnThenBob();
  }

  /** Nobody is put off who would have been taken in the next transaction. */
  @Test
  void sendsTheRestAtOnceAlsoInTheLastAttempt() {
    fixture.add(NOW.minus(RetrySchedule.GIVE_UP_AFTER), ANN, BOB);
    fixture.server.limitRecipients(1);
    assertThat(fixture.relay()).isEmpty();

    assertReturnedToAnnThenBob();
  }

  @Test
  void waitsForAServerThatDoesNotAnswer() {
    fixture.add(NOW, ANN);
    fixture.server.close();
    assertThat(fixture.relay()).hasSize(1);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);
  }

  private void assertReturnedToAnnThenBob() {
    assertThat(fixture.entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(fixture.server.deliveries())
        .extracting(ExchangeServer.Delivery::recipients)
        .containsExactly(List.of(ANN), List.of(BOB));
  }

  private static MessageContent unreadable() {
    return new MessageContent() {
      @Override
      public long size() {
        return 100;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        throw new IOException("disk");
      }
    };
  }
}
