package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.smtp.RecipientReply;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction with Exchange Online.
 *
 * @param copies what was sent; null if it did not come to that
 * @param replies to the recipients that were tried
 */
record Attempt(@Nullable Copies copies, List<RecipientReply> replies) {
  private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
  private static final Set<ExchangeAnswer> ALARMING =
      Set.of(ExchangeAnswer.TENANT_REFUSED, ExchangeAnswer.LOOP);

  static Attempt failed() {
    return new Attempt(null, List.of());
  }

  /** The ledger's entry after it. */
  MessageRecord appliedTo(MessageRecord entry, Instant now) {
    List<RecipientOutcome> recipients = Outcomes.after(entry.recipients(), replies);
    MessageState state = Outcomes.state(recipients, RetrySchedule.isOver(entry.receivedAt(), now));
    return new MessageRecord(
        entry.messageId(),
        entry.subscriptionId(),
        entry.mailFrom(),
        recipients,
        entry.sender(),
        entry.receivedAt(),
        state,
        copies == null ? entry.decision() : copies.decision(),
        copies == null ? entry.signatureVersion() : copies.signatureVersion(),
        copies == null ? entry.edits() : copies.edits(),
        entry.attempts() + 1,
        state == MessageState.RETURNED ? now : null);
  }

  /** Whether Exchange took some recipients and would take more in a transaction of their own. */
  boolean wantsAnother() {
    return replies.stream().anyMatch(r -> r.reply().isPositive())
        && replies.stream().anyMatch(r -> ExchangeAnswer.asksToSplit(r.reply()));
  }

  /** Counts where the message is now, and alerts where somebody has to look. */
  void report(Metrics metrics, MessageRecord entry) {
    metrics.count("Relayed", entry.state().name());
    Set<String> alarms =
        replies.stream()
            .filter(r -> ALARMING.contains(ExchangeAnswer.of(r.reply())))
            .map(r -> r.reply().codes())
            .collect(Collectors.toSet());
    for (String codes : alarms) {
      metrics.count("ExchangeRefused", codes);
      LOG.error(
          "ALERT: Exchange Online refuses mail of subscription {} with {}.",
          entry.subscriptionId(),
          codes);
    }
  }
}
