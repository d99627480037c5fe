package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of each recipient, and of the message as a whole. */
final class Outcomes {
  private Outcomes() {}

  /** Those whom nobody has an answer for yet. */
  static List<String> pending(List<RecipientOutcome> recipients) {
    return recipients.stream()
        .filter(recipient -> recipient.outcome() == Outcome.PENDING)
        .map(RecipientOutcome::address)
        .toList();
  }

  /** The recipients after these replies. */
  static List<RecipientOutcome> after(
      List<RecipientOutcome> recipients, List<RecipientReply> replies) {
    Map<String, SmtpReply> byRecipient =
        replies.stream()
            .collect(Collectors.toMap(RecipientReply::recipient, RecipientReply::reply));
    return recipients.stream()
        .map(
            recipient -> {
              SmtpReply reply = byRecipient.get(recipient.address());
              return reply == null
                  ? recipient
                  : new RecipientOutcome(recipient.address(), outcome(reply), reply.codes());
            })
        .toList();
  }

  /**
   * Where a message is.
   *
   * @param over whether it has been tried for long enough
   */
  static MessageState state(List<RecipientOutcome> recipients, boolean over) {
    boolean waiting = !pending(recipients).isEmpty();
    if (waiting && !over) {
      return MessageState.ACCEPTED;
    }
    return waiting || recipients.stream().anyMatch(r -> r.outcome() == Outcome.FAILED)
        ? MessageState.PARKED
        : MessageState.RETURNED;
  }

  private static Outcome outcome(SmtpReply reply) {
    return switch (ExchangeAnswer.of(reply)) {
      case RETURNED -> Outcome.RETURNED;
      case LATER, TENANT_REFUSED -> Outcome.PENDING;
      case LOOP, FAILED -> Outcome.FAILED;
    };
  }
}
