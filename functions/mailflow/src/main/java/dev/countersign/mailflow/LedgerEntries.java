package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.TenantCheck.Refusal;
import java.time.Instant;
import java.util.List;

/** First entries of messages in the ledger. */
final class LedgerEntries {
  private static final String NOBODY = "unknown";

  private LedgerEntries() {}

  /** Envelope sender; empty for the null sender. */
  static String mailFrom(SesEvent.Mail mail) {
    return mail.source() == null || mail.source().equals("<>") ? "" : mail.source();
  }

  static MessageRecord accepted(
      SesEvent.Message message, Connection connection, MessageHeaders headers) {
    return new MessageRecord(
        message.mail().messageId(),
        connection.subscriptionId(),
        mailFrom(message.mail()),
        message.receipt().recipients().stream().distinct().map(RecipientOutcome::pending).toList(),
        headers.from().orElse(""),
        Instant.parse(message.receipt().timestamp()),
        MessageState.ACCEPTED,
        null,
        null,
        null,
        0,
        null);
  }

  /** Without anything that the stranger wrote. */
  static MessageRecord refused(SesEvent.Message message, Refusal reason) {
    return new MessageRecord(
        message.mail().messageId(),
        NOBODY,
        "",
        List.of(),
        "",
        Instant.parse(message.receipt().timestamp()),
        MessageState.REFUSED,
        reason.name(),
        null,
        null,
        0,
        null);
  }
}
