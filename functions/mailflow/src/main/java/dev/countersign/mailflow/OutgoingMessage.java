package dev.countersign.mailflow;

import dev.countersign.mailflow.smtp.MessageContent;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is returned.
 *
 * @param decision for the ledger: whether and why it is signed
 * @param signatureVersion null if it is not signed
 * @param edits differences from the original, as {@code offset-removed+inserted}, comma-separated
 */
public record OutgoingMessage(
    MessageContent content, String decision, @Nullable String signatureVersion, String edits) {}
