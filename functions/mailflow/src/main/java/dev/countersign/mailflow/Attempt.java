package dev.countersign.mailflow;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SessionRefusedException;
import dev.countersign.mailflow.smtp.SmtpReply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One try to hand a message to Exchange Online: a transaction for each of its copies.
 *
 * @param copies what was sent; null if it did not come to that
 * @param replies to the recipients that were tried
 * @param problem one word or Exchange's codes, where it did not come to replies; otherwise null
 * @param broken whether that is a problem of the connection and not of this message
 */
record Attempt(
    @Nullable Copies copies,
    List<RecipientReply> replies,
    @Nullable String problem,
    boolean broken) {
  private static final String NO_ANSWER = "NO_ANSWER";

  static Attempt of(@Nullable Copies copies, List<RecipientReply> replies) {
    return new Attempt(copies, replies, null, false);
  }

  /** One that ended before Exchange said anything about the message. */
  static Attempt failed(Throwable thrown) {
    if (thrown instanceof ConnectionBroken broken) {
      return new Attempt(null, List.of(), broken.code(), true);
    }
    if (thrown instanceof SessionRefusedException refused) {
      SmtpReply reply = refused.reply();
      return new Attempt(null, List.of(), reply.codes(), isTenantRefused(reply));
    }
    return new Attempt(null, List.of(), NO_ANSWER, false);
  }

  /** The ledger's entry after it. */
  MessageRecord appliedTo(MessageRecord entry, DeliveryAttempt attempt) {
    MessageRecord signed =
        copies == null
            ? entry
            : entry.signed(copies.decision(), copies.signatureVersion(), copies.edits());
    return signed.with(
        entry.state(), Outcomes.after(entry.recipients(), replies), entry.progress().with(attempt));
  }

  /** What Exchange said, for the ledger. */
  String answer() {
    return problem != null ? problem : codes(replies.stream());
  }

  /** Why nothing of this tenant can be returned; empty if this attempt does not say so. */
  Optional<String> tenantProblem() {
    if (broken) {
      return Optional.ofNullable(problem);
    }
    String codes = codes(replies.stream().filter(r -> isTenantRefused(r.reply())));
    return codes.isEmpty() ? Optional.empty() : Optional.of(codes);
  }

  /** Whether Exchange took the message for somebody. */
  boolean wasTaken() {
    return replies.stream().anyMatch(r -> r.reply().isPositive());
  }

  /** Whether Exchange took some recipients and would take more in a transaction of their own. */
  boolean wantsAnother() {
    return wasTaken() && replies.stream().anyMatch(r -> ExchangeAnswer.asksToSplit(r.reply()));
  }

  private static boolean isTenantRefused(SmtpReply reply) {
    return ExchangeAnswer.of(reply) == ExchangeAnswer.TENANT_REFUSED;
  }

  private static String codes(Stream<RecipientReply> replies) {
    return replies.map(r -> r.reply().codes()).distinct().collect(Collectors.joining(","));
  }
}
