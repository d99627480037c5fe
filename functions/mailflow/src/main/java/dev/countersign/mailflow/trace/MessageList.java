package dev.countersign.mailflow.trace;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages as the API shows them. Times are ISO 8601, UTC.
 *
 * @param messages {@link MessageQuery#MOST}, and those of the same millisecond as the last one
 * @param until where the list goes on: send it as {@code until}; null where this is all
 */
record MessageList(List<MessageView> messages, @Nullable String until) {
  static MessageList of(List<MessageRecord> found) {
    boolean mayBeMore = found.size() >= MessageQuery.MOST;
    return new MessageList(
        found.stream().map(MessageView::of).toList(),
        mayBeMore ? time(found.get(found.size() - 1).receivedAt()) : null);
  }

  /**
   * One message.
   *
   * @param messageId SES's
   * @param sender address in From
   * @param decision of the signature engine, or why there is no signature
   * @param endedAt when the last recipient was done
   * @param latency null until then
   */
  record MessageView(
      String messageId,
      String state,
      String sender,
      String receivedAt,
      List<RecipientOutcome> recipients,
      @Nullable String decision,
      @Nullable String signatureVersion,
      int attemptCount,
      List<AttemptView> attempts,
      String tryUntil,
      @Nullable String endedAt,
      @Nullable Latency latency) {

    static MessageView of(MessageRecord entry) {
      Progress progress = entry.progress();
      return new MessageView(
          entry.messageId(),
          entry.state().name(),
          entry.sender(),
          time(entry.receivedAt()),
          entry.recipients(),
          entry.decision(),
          entry.signatureVersion(),
          progress.attemptCount(),
          progress.attempts().stream().map(AttemptView::of).toList(),
          time(progress.tryUntil()),
          progress.endedAt() == null ? null : time(progress.endedAt()),
          Latency.of(entry));
    }
  }

  /**
   * One attempt.
   *
   * @param answer Exchange's codes, or one word
   */
  record AttemptView(String startedAt, String answer) {
    static AttemptView of(DeliveryAttempt attempt) {
      return new AttemptView(time(attempt.startedAt()), attempt.answer());
    }
  }

  /**
   * Where the time went, in milliseconds.
   *
   * @param accepting from SES's receipt to the ledger
   * @param waiting from there to the last attempt
   * @param signing in the last attempt
   * @param sending in the last attempt
   * @param total from SES's receipt to the end
   */
  record Latency(long accepting, long waiting, long signing, long sending, long total) {
    static @Nullable Latency of(MessageRecord entry) {
      Progress progress = entry.progress();
      Instant end = progress.endedAt();
      if (end == null || progress.attempts().isEmpty()) {
        return null;
      }
      DeliveryAttempt last = progress.attempts().get(progress.attempts().size() - 1);
      return new Latency(
          millis(entry.receivedAt(), progress.acceptedAt()),
          millis(progress.acceptedAt(), last.startedAt()),
          last.signing().toMillis(),
          last.sending().toMillis(),
          millis(entry.receivedAt(), end));
    }
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
