package dev.countersign.core.dynamodb;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.time.Instant;

/** Ledger entries as items, and back. */
final class MessageItems {
  private MessageItems() {}

  static Item write(Item item, MessageRecord message) {
    return item.with("subscriptionId", message.subscriptionId())
        .with("mailFrom", message.mailFrom())
        .with("recipients", message.recipients().stream().map(MessageItems::line).toList())
        .with("sender", message.sender())
        .with("receivedAt", message.receivedAt())
        .with("messageState", message.state().name())
        .with("decision", message.decision())
        .with("signatureVersion", message.signatureVersion())
        .with("edits", message.edits())
        .with("attempts", message.attempts())
        .with("returnedAt", message.returnedAt());
  }

  static MessageRecord read(Item item) {
    return new MessageRecord(
        item.text("messageId"),
        item.text("subscriptionId"),
        item.text("mailFrom"),
        item.list("recipients").stream().map(MessageItems::outcome).toList(),
        item.text("sender"),
        Instant.parse(item.text("receivedAt")),
        MessageState.valueOf(item.text("messageState")),
        item.find("decision"),
        item.find("signatureVersion"),
        item.find("edits"),
        item.number("attempts"),
        item.instant("returnedAt"));
  }

  // The address comes last: it may hold blanks (RFC 5321 quoted strings), the others do not.
  private static String line(RecipientOutcome recipient) {
    String reply = recipient.reply() == null ? "-" : recipient.reply().replace(' ', '_');
    return recipient.outcome() + " " + reply + " " + recipient.address();
  }

  private static RecipientOutcome outcome(String line) {
    String[] parts = line.split(" ", 3);
    return new RecipientOutcome(
        parts[2],
        Outcome.valueOf(parts[0]),
        parts[1].equals("-") ? null : parts[1].replace('_', ' '));
  }
}
