package dev.countersign.core.dynamodb;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ledger entries as items, and back. */
final class MessageItems {
  static final String ITEM = "MESSAGE";

  private MessageItems() {}

  static Item write(Item item, MessageRecord message) {
    return item.with("subscriptionId", tenant(message))
        .with("mailFrom", message.mailFrom())
        .with("recipients", message.recipients().stream().map(MessageItems::line).toList())
        .with("sender", message.sender())
        .with("messageKey", message.messageKey())
        .with("receivedAt", message.receivedAt())
        .with("messageState", message.state().name())
        .with("decision", message.decision())
        .with("signatureVersion", message.signatureVersion())
        .with("edits", message.edits())
        .with("acceptedAt", message.progress().acceptedAt())
        .with("tryUntil", message.progress().tryUntil())
        .with("dueAt", message.progress().dueAt())
        .with("unsigned", message.progress().unsigned() ? "1" : null)
        .with("attempts", message.progress().attemptCount())
        .with("answers", message.progress().attempts().stream().map(MessageItems::line).toList())
        .with("endedAt", message.progress().endedAt())
        .with("begun", message.progress().begun());
  }

  /**
   * Null for a stranger's message, which so is in no index: all of them would share one partition
   * of it, and whoever floods us would pay nothing for a write that costs us twice.
   */
  private static @Nullable String tenant(MessageRecord message) {
    return message.subscriptionId().equals(MessageRecord.NOBODY) ? null : message.subscriptionId();
  }

  static MessageRecord read(Item item) {
    return new MessageRecord(
        item.text("messageId"),
        Objects.requireNonNullElse(item.find("subscriptionId"), MessageRecord.NOBODY),
        item.text("mailFrom"),
        item.list("recipients").stream().map(MessageItems::outcome).toList(),
        item.text("sender"),
        item.find("messageKey"),
        Instant.parse(item.text("receivedAt")),
        MessageState.valueOf(item.text("messageState")),
        item.find("decision"),
        item.find("signatureVersion"),
        item.find("edits"),
        progress(item));
  }

  private static Progress progress(Item item) {
    return new Progress(
        Instant.parse(item.text("acceptedAt")),
        Instant.parse(item.text("tryUntil")),
        Instant.parse(item.text("dueAt")),
        item.find("unsigned") != null,
        item.list("answers").stream().map(MessageItems::attempt).toList(),
        item.number("attempts"),
        item.instant("endedAt"),
        item.number("begun"));
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

  private static String line(DeliveryAttempt attempt) {
    return String.join(
        " ",
        Item.time(attempt.startedAt()),
        String.valueOf(attempt.signing().toMillis()),
        String.valueOf(attempt.sending().toMillis()),
        attempt.answer());
  }

  private static DeliveryAttempt attempt(String line) {
    String[] parts = line.split(" ", 4);
    return new DeliveryAttempt(
        Instant.parse(parts[0]), millis(parts[1]), millis(parts[2]), parts[3]);
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }
}
