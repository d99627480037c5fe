package dev.countersign.signature.choose;

import java.util.List;

/**
 * One copy of the message to send.
 *
 * @param signatures what is put under it, from top to bottom; may be empty
 * @param recipients whom it goes to, in the order of the envelope
 */
public record Copy(List<Chosen> signatures, List<String> recipients) {

  public Copy {
    signatures = List.copyOf(signatures);
    recipients = List.copyOf(recipients);
  }
}
