package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.Probe;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.MessageStore.StoredMessage;
import dev.countersign.mailflow.TenantCheck.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** First entries of messages in the ledger. */
final class LedgerEntries {
  static final String LOOP = "LOOP";
  static final String ENVELOPE_LOST = "ENVELOPE_LOST";

  private LedgerEntries() {}

  /** Envelope sender; empty for the null sender. */
  static String mailFrom(SesEvent.Mail mail) {
    return mail.source() == null || mail.source().equals("<>") ? "" : mail.source();
  }

  /** Parked where the event names no recipient: it would look as if it had gone to everybody. */
  static MessageRecord accepted(
      SesEvent.Message message, Connection connection, MessageHeaders headers, Instant now) {
    Instant receivedAt = Instant.parse(message.receipt().timestamp());
    if (message.receipt().recipients().isEmpty()) {
      StoredMessage stored = new StoredMessage(message.mail().messageId(), receivedAt);
      return withoutEnvelope(stored, connection, headers, now);
    }
    List<RecipientOutcome> recipients =
        message.receipt().recipients().stream().distinct().map(RecipientOutcome::pending).toList();
    Duration effort =
        Outcomes.isProbe(connection.subscriptionId(), recipients)
            ? Probe.VALID
            : RetrySchedule.GIVE_UP_AFTER;
    return new MessageRecord(
        message.mail().messageId(),
        connection.subscriptionId(),
        mailFrom(message.mail()),
        recipients,
        headers.from().orElse("").toLowerCase(Locale.ROOT),
        headers
            .first("Message-ID")
            .map(id -> MessageKey.of(connection.subscriptionId(), id))
            .orElse(null),
        receivedAt,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(now, receivedAt.plus(effort)));
  }

  /** Kept as it is, for somebody to look at: returned, it would only come again. */
  static MessageRecord looping(MessageRecord accepted, Instant now) {
    return accepted
        .signed(LOOP, null, null)
        .with(
            MessageState.PARKED,
            accepted.recipients().stream().map(r -> r.with(Outcome.HELD)).toList(),
            accepted.progress().ended(now));
  }

  /** Of a message that was never announced, or with nobody named: whom it is for is not known. */
  static MessageRecord withoutEnvelope(
      StoredMessage stored, Connection connection, MessageHeaders headers, Instant now) {
    String subscriptionId = connection.subscriptionId();
    return new MessageRecord(
        stored.messageId(),
        subscriptionId,
        "",
        List.of(),
        headers.from().orElse("").toLowerCase(Locale.ROOT),
        headers.first("Message-ID").map(id -> MessageKey.of(subscriptionId, id)).orElse(null),
        stored.storedAt(),
        MessageState.PARKED,
        ENVELOPE_LOST,
        null,
        null,
        Progress.begin(now, stored.storedAt()).ended(now));
  }

  /** Whether it is parked because nobody knew whom it is for. */
  static boolean lacksEnvelope(MessageRecord entry) {
    return entry.state() == MessageState.PARKED && entry.recipients().isEmpty();
  }

  /** Of such a message whose envelope came late: with all the time that others have. */
  static MessageRecord found(MessageRecord accepted, Instant now) {
    return accepted.with(
        accepted.state(),
        accepted.recipients(),
        accepted.progress().again(now, now.plus(RetrySchedule.GIVE_UP_AFTER), false));
  }

  /** Of a stranger's message that was never announced. */
  static MessageRecord withoutEnvelope(StoredMessage stored, Refusal reason, Instant now) {
    return refused(stored.messageId(), stored.storedAt(), reason, now);
  }

  /** Without anything that the stranger wrote. */
  static MessageRecord refused(SesEvent.Message message, Refusal reason, Instant now) {
    return refused(
        message.mail().messageId(), Instant.parse(message.receipt().timestamp()), reason, now);
  }

  private static MessageRecord refused(
      String messageId, Instant receivedAt, Refusal reason, Instant now) {
    return new MessageRecord(
        messageId,
        MessageRecord.NOBODY,
        "",
        List.of(),
        "",
        null,
        receivedAt,
        MessageState.REFUSED,
        reason.name(),
        null,
        null,
        Progress.begin(now, receivedAt).ended(now));
  }
}
