package dev.countersign.core.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a message: never its text, its subject or its headers.
 *
 * @param messageId SES's, and the name of the object in the bucket
 * @param subscriptionId the tenant; {@link #NOBODY} where the message was refused
 * @param mailFrom envelope sender; empty for the null sender and for refused messages
 * @param recipients envelope recipients; empty for refused messages
 * @param sender address in From, in lower case, whose signature is wanted
 * @param messageKey by what its Message-ID is found, see {@link MessageKey}; null if it has none
 * @param receivedAt when SES took it
 * @param state where it is
 * @param decision of the signature engine, or why it was refused; null until known
 * @param signatureVersion what it was signed with
 * @param edits what was inserted where, as {@code offset-removed+inserted}, comma-separated
 * @param progress of its return
 */
public record MessageRecord(
    String messageId,
    String subscriptionId,
    String mailFrom,
    List<RecipientOutcome> recipients,
    String sender,
    @Nullable String messageKey,
    Instant receivedAt,
    MessageState state,
    @Nullable String decision,
    @Nullable String signatureVersion,
    @Nullable String edits,
    Progress progress) {
  /** Stands for the tenant of a stranger's message. No subscription has this identifier. */
  public static final String NOBODY = "unknown";

  /** Tries so far. */
  public int attempts() {
    return progress.attemptCount();
  }

  /** When Exchange had it for every recipient; null otherwise. */
  public @Nullable Instant returnedAt() {
    return state == MessageState.RETURNED ? progress.endedAt() : null;
  }

  /** As it was signed. */
  public MessageRecord signed(
      @Nullable String newDecision, @Nullable String version, @Nullable String newEdits) {
    return new MessageRecord(
        messageId,
        subscriptionId,
        mailFrom,
        recipients,
        sender,
        messageKey,
        receivedAt,
        state,
        newDecision,
        version,
        newEdits,
        progress);
  }

  /** The same message, further on. */
  public MessageRecord with(
      MessageState newState, List<RecipientOutcome> outcomes, Progress newProgress) {
    return new MessageRecord(
        messageId,
        subscriptionId,
        mailFrom,
        List.copyOf(outcomes),
        sender,
        messageKey,
        receivedAt,
        newState,
        decision,
        signatureVersion,
        edits,
        newProgress);
  }
}
