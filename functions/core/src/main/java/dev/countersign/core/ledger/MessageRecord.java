package dev.countersign.core.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a message: never its text, its subject or its headers.
 *
 * @param messageId SES's, and the name of the object in the bucket
 * @param subscriptionId the tenant; {@code unknown} where the message was refused
 * @param mailFrom envelope sender; empty for the null sender and for refused messages
 * @param recipients envelope recipients; empty for refused messages
 * @param sender address in From, whose signature is wanted
 * @param receivedAt when SES took it
 * @param state where it is
 * @param decision of the signature engine, or why it was refused; null until known
 * @param signatureVersion what it was signed with
 * @param edits what was inserted where, as {@code offset-removed+inserted}, comma-separated
 * @param attempts transactions tried with Exchange
 * @param returnedAt when the last recipient was done
 */
public record MessageRecord(
    String messageId,
    String subscriptionId,
    String mailFrom,
    List<RecipientOutcome> recipients,
    String sender,
    Instant receivedAt,
    MessageState state,
    @Nullable String decision,
    @Nullable String signatureVersion,
    @Nullable String edits,
    int attempts,
    @Nullable Instant returnedAt) {}
