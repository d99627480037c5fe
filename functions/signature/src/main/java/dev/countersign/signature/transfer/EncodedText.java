package dev.countersign.signature.transfer;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import dev.countersign.signature.mime.Entity;

/** The body of a text leaf, as it stands in the message. */
public interface EncodedText {
  /** The decoded bytes read as ISO-8859-1, so that an index here is one in the decoded bytes. */
  String view();

  /** Length of the body as it stands in the message. */
  int encodedLength();

  /** Whether every reader decodes the body to the same bytes, and encoding them gives it again. */
  boolean isCanonical();

  /** Whether all decoded bytes are below 128. */
  boolean isAscii();

  /**
   * Inserts whole lines before the decoded byte at {@code place}.
   *
   * @throws Untouchable where the encoding around the place is broken
   */
  Splice insert(int place, Insertion insertion) throws Untouchable;

  /**
   * Reads the body of a leaf.
   *
   * @param bytes hold it at [from, to); not copied
   * @throws Untouchable where the encoding is unknown or breaks its rules
   */
  static EncodedText of(Entity leaf, byte[] bytes, int from, int to) throws Untouchable {
    long offset = leaf.header().body();
    return switch (leaf.encoding()) {
      case SEVEN_BIT, EIGHT_BIT, BINARY -> new IdentityText(bytes, from, to, offset);
      case QUOTED_PRINTABLE -> new QuotedPrintableText(bytes, from, to, offset);
      case BASE64 -> new Base64Text(bytes, from, to, offset);
      case UNKNOWN -> throw new Untouchable(Reason.UNSUPPORTED_ENCODING, leaf.section());
    };
  }
}
