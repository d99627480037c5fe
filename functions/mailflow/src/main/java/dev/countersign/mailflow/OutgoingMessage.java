package dev.countersign.mailflow;

import dev.countersign.mailflow.smtp.MessageContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is returned, or the copy of it for some of the recipients.
 *
 * @param recipients whom it goes to
 * @param decision for the ledger: whether and why it is signed
 * @param signatureVersion null if it is not signed
 * @param edits differences from the original, as {@code offset-removed+inserted}, comma-separated
 */
public record OutgoingMessage(
    List<String> recipients,
    MessageContent content,
    String decision,
    @Nullable String signatureVersion,
    String edits) {

  /** The same message for other recipients. */
  public OutgoingMessage to(List<String> others) {
    return new OutgoingMessage(others, content, decision, signatureVersion, edits);
  }
}
