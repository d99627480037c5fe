package dev.countersign.mailflow;

import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

  /** Those of whom the sender does not know yet that they failed. */
  static List<RecipientOutcome> failed(List<RecipientOutcome> recipients) {
    return recipients.stream().filter(r -> r.outcome() == Outcome.FAILED).toList();
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
   * The recipients when there is no more time to try. Whom Exchange put off until now has failed;
   * where it never came to an answer about the recipient, the fault is not the message's.
   */
  static List<RecipientOutcome> givenUp(List<RecipientOutcome> recipients) {
    return replaced(
        recipients, Outcome.PENDING, r -> r.with(wasPutOff(r) ? Outcome.FAILED : Outcome.HELD));
  }

  /** The recipients after the sender got a report. */
  static List<RecipientOutcome> reported(List<RecipientOutcome> recipients) {
    return replaced(recipients, Outcome.FAILED, r -> r.with(Outcome.REPORTED));
  }

  /** The recipients when no report can be made. */
  static List<RecipientOutcome> held(List<RecipientOutcome> recipients) {
    return replaced(recipients, Outcome.FAILED, r -> r.with(Outcome.HELD));
  }

  /** The recipients of a test message that failed: its run finds out, which is the report. */
  static List<RecipientOutcome> told(List<RecipientOutcome> recipients) {
    return held(recipients).stream()
        .map(r -> r.outcome() == Outcome.HELD ? r.with(Outcome.REPORTED) : r)
        .toList();
  }

  /**
   * Whether these are the recipients of the tenant's test message. It has one: anybody may have an
   * address of this form, and what is sent to others as well must be reported to its sender.
   */
  static boolean isProbe(String subscriptionId, List<RecipientOutcome> recipients) {
    return recipients.size() == 1
        && ProbeAddress.parse(recipients.get(0).address())
            .filter(address -> address.subscriptionId().equals(subscriptionId))
            .isPresent();
  }

  /** The recipients when somebody wants another try. */
  static List<RecipientOutcome> triedAgain(List<RecipientOutcome> recipients) {
    return replaced(recipients, Outcome.HELD, r -> RecipientOutcome.pending(r.address()));
  }

  /** Where the message is. */
  static MessageState state(List<RecipientOutcome> recipients) {
    if (!recipients.stream().allMatch(r -> r.outcome().isFinal())) {
      return MessageState.ACCEPTED;
    }
    if (has(recipients, Outcome.HELD)) {
      return MessageState.PARKED;
    }
    return has(recipients, Outcome.REPORTED) ? MessageState.REPORTED : MessageState.RETURNED;
  }

  private static boolean has(List<RecipientOutcome> recipients, Outcome outcome) {
    return recipients.stream().anyMatch(r -> r.outcome() == outcome);
  }

  private static List<RecipientOutcome> replaced(
      List<RecipientOutcome> recipients, Outcome from, UnaryOperator<RecipientOutcome> change) {
    return recipients.stream().map(r -> r.outcome() == from ? change.apply(r) : r).toList();
  }

  private static boolean wasPutOff(RecipientOutcome recipient) {
    String reply = recipient.reply();
    return reply != null && ExchangeAnswer.putsOff(reply);
  }

  /** Counts what came of a message for now. */
  static void count(MessageRecord entry, Metrics metrics) {
    metrics.count("Relayed", entry.state().name());
    if (entry.state() == MessageState.ACCEPTED) {
      metrics.count("Retried", "LATER");
      return;
    }
    String decision = entry.decision() == null ? "UNSIGNED: not tried" : entry.decision();
    for (String ofCopy : decision.split(Copies.BETWEEN)) {
      metrics.count(ofCopy.equals("STAMPED") ? "Signed" : "LeftAlone", ofCopy);
      if (ofCopy.contains(MessageReturn.SIGNING_FAILED)) {
        metrics.count("SigningFailed", ofCopy);
      }
    }
    if (entry.recipients().stream().anyMatch(r -> r.outcome() == Outcome.REPORTED)) {
      metrics.count("Reported", "TO_SENDER");
    }
  }

  private static Outcome outcome(SmtpReply reply) {
    return switch (ExchangeAnswer.of(reply)) {
      case RETURNED -> Outcome.RETURNED;
      case LATER, TENANT_REFUSED -> Outcome.PENDING;
      case LOOP -> Outcome.HELD;
      case FAILED -> Outcome.FAILED;
    };
  }
}
