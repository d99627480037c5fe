package dev.countersign.mailflow;

import static dev.countersign.mailflow.Accepting.LATER;
import static dev.countersign.mailflow.Accepting.QUEUED;
import static dev.countersign.mailflow.Accepting.REFUSED;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.MessageStore.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptMessageTest {
  private final Accepting fixture = new Accepting();

  @Test
  void entersTheMessageAndQueuesIt() {
    assertThat(fixture.accept()).isEqualTo(QUEUED);

    MessageRecord entry = fixture.entry();
    assertThat(entry.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(entry.subscriptionId()).isEqualTo(Samples.SUBSCRIPTION);
    assertThat(entry.mailFrom()).isEqualTo(Samples.LENA);
    assertThat(entry.sender()).isEqualTo(Samples.LENA);
    assertThat(entry.receivedAt()).isEqualTo(Instant.parse("2026-11-23T09:14:33Z"));
    assertThat(entry.recipients())
        .containsExactly(
            RecipientOutcome.pending("marek.dvorak@example.net"),
            RecipientOutcome.pending("joerg.winter@example.org"));
    assertThat(fixture.queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void takesEventsWithoutTheWrapper() {
    SesEvent bare = Samples.read(fixture.ses().toString(), SesEvent.class);
    assertThat(fixture.function.handle(bare)).isEqualTo(QUEUED);
    assertThat(fixture.queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void queuesAgainWhenAnEventComesTwice() {
    fixture.accept();
    assertThat(fixture.accept()).isEqualTo(QUEUED);
    assertThat(fixture.queue.sent).containsExactly(MESSAGE_ID, MESSAGE_ID);
  }

  @Test
  void queuesWhatTheQueueDidNotTakeTheFirstTime() {
    fixture.queue.outOfOrder = true;
    assertThat(fixture.accept()).isEqualTo(LATER);
    fixture.queue.outOfOrder = false;

    putMessage();
    assertThat(fixture.acceptAgain()).isEqualTo(QUEUED);
    assertThat(fixture.queue.sent).containsExactly(MESSAGE_ID);
  }

  /** Of SES nobody knows whether it calls a function again that has failed. */
  @Test
  void whatCannotBeAcceptedIsAnnouncedAgainByUsWithItsEnvelope() {
    fixture.mail().put("headersTruncated", true);
    assertThat(fixture.accept()).as("not in the bucket yet").isEqualTo(LATER);
    assertThat(fixture.ledger.find(MESSAGE_ID)).isEmpty();
    assertThat(fixture.announcements.bodies.get(0)).doesNotContain("X-Countersign-Tenant");

    putMessage();
    assertThat(fixture.acceptAgain()).isEqualTo(QUEUED);
    assertThat(fixture.entry().mailFrom()).isEqualTo(Samples.LENA);
    assertThat(fixture.entry().recipients()).hasSize(2);
    assertThat(fixture.entry().receivedAt()).isEqualTo(Instant.parse("2026-11-23T09:14:33Z"));
  }

  @Test
  void whatOurQueueAnnouncesStaysInItUntilItIsAccepted() {
    fixture.queue.outOfOrder = true;
    fixture.accept();
    putMessage();
    assertThatThrownBy(fixture::acceptAgain).isInstanceOf(IllegalStateException.class);
    assertThat(fixture.announcements.bodies).as("not doubled").hasSize(1);
  }

  @Test
  void failsWhereItCannotBeAnnouncedAgainEither() {
    fixture.queue.outOfOrder = true;
    fixture.announcements.outOfOrder = true;
    assertThatThrownBy(fixture::accept)
        .hasMessage("The queue does not answer.")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  private void putMessage() {
    fixture.messages.put(
        MESSAGE_ID,
        ("X-Countersign-Tenant: " + TENANT_VALUE + "\r\nFrom: a@b\r\n\r\nText\r\n")
            .getBytes(US_ASCII));
  }

  @Test
  void leavesAloneWhatIsDoneAlready() {
    fixture.accept();
    MessageRecord entry = fixture.entry();
    Lease lease = new Lease("me", fixture.clock.instant().plusSeconds(60));
    fixture.ledger.lease(MESSAGE_ID, lease, fixture.clock.instant());
    fixture.ledger.finish(
        entry.with(MessageState.RETURNED, entry.recipients(), entry.progress()), lease);

    assertThat(fixture.accept()).isEqualTo(REFUSED);
    assertThat(fixture.queue.sent).hasSize(1);
  }

  @Test
  void isFoundByItsMessageId() {
    fixture.accept();
    String key =
        MessageKey.of(Samples.SUBSCRIPTION, fixture.header("Message-ID").get("value").asText());
    Instant later = fixture.entry().receivedAt().plusMillis(1);
    assertThat(fixture.tables.messageSearch().withKey(key, later, 10))
        .containsExactly(fixture.entry());
    assertThat(fixture.entry().messageKey()).isEqualTo(key);
  }

  @Test
  void takesAHundredRecipientsEachOnce() {
    ArrayNode recipients = (ArrayNode) fixture.ses().at("/receipt/recipients");
    recipients.removeAll();
    for (int i = 0; i < 100; i++) {
      recipients.add("r" + i + "@example.net");
    }
    recipients.add("r7@example.net");
    assertThat(fixture.accept()).isEqualTo(QUEUED);
    assertThat(fixture.entry().recipients()).hasSize(100);
  }

  /** With nobody to return it to it would have ended as returned: to everybody, that is, nobody. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parksWhatTheEventNamesNobodyFor(boolean empty) {
    fixture.messages.put(MESSAGE_ID, new byte[0]);
    if (empty) {
      ((ArrayNode) fixture.ses().at("/receipt/recipients")).removeAll();
    } else {
      ((ObjectNode) fixture.ses().get("receipt")).remove("recipients");
    }

    assertThat(fixture.accept()).isEqualTo(REFUSED);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.entry().decision()).isEqualTo("ENVELOPE_LOST");
    assertThat(fixture.messages.kept).containsExactly(MESSAGE_ID);
  }

  /** The sweep gives it up after 36 hours; the dead letters have its envelope for two weeks. */
  @Test
  void returnsWhatWasParkedWithoutItsEnvelopeWhenTheEnvelopeComesAfterAll() {
    Instant received = Instant.parse("2026-11-23T09:14:33Z");
    fixture.clock.advance(Duration.ofDays(5));
    Instant now = fixture.clock.instant();
    fixture.ledger.add(
        LedgerEntries.withoutEnvelope(
            new StoredMessage(MESSAGE_ID, received),
            Samples.connection(),
            new MessageHeaders(List.of()),
            now));

    assertThat(fixture.accept()).isEqualTo(QUEUED);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(fixture.entry().recipients()).hasSize(2);
    assertThat(fixture.entry().progress().tryUntil())
        .isEqualTo(now.plus(RetrySchedule.GIVE_UP_AFTER));
    assertThat(fixture.queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void readsTheHeaderInTheBucketWhenTheEventHasOnlyAPartOfIt() {
    fixture.headers().remove(1);
    fixture.mail().put("headersTruncated", true);
    fixture.messages.put(
        MESSAGE_ID,
        ("X-Padding: 1\r\nx-countersign-tenant:\r\n "
                + TENANT_VALUE
                + "\r\nFrom: a@b\r\n\r\nX: y\r\n")
            .getBytes(US_ASCII));

    assertThat(fixture.accept()).isEqualTo(QUEUED);
    assertThat(fixture.entry().sender()).isEqualTo("a@b");
  }

  @Test
  void saysWhenAnEventIsNoneOfSes() {
    assertThatThrownBy(() -> fixture.function.handle(Samples.read("{}", SesEvent.class)))
        .isInstanceOf(PermanentFailure.class);
  }
}
