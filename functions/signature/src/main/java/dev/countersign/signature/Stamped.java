package dev.countersign.signature;

import java.util.List;

/**
 * The signature was inserted.
 *
 * @param version the signature's, as rendered
 * @param leaves the text parts that received it, in the message's order
 */
public record Stamped(String version, List<Leaf> leaves) implements Decision {
  public Stamped {
    leaves = List.copyOf(leaves);
  }

  /**
   * A text part that received the signature.
   *
   * @param section its number as IMAP counts (RFC 9051 section 6.4.5.1), such as {@code 1.2}
   * @param mediaType {@code text/plain} or {@code text/html}
   * @param marker the rule that found the place; {@code end} where nothing is quoted
   * @param offset the place in the original message, in bytes
   */
  public record Leaf(String section, String mediaType, String marker, long offset) {}
}
