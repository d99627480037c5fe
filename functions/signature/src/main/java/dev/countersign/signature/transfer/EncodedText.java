package dev.countersign.signature.transfer;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import dev.countersign.signature.mime.Entity;
import dev.countersign.signature.mime.TransferEncoding;

/** The body of a text leaf, as it stands in the message. */
public interface EncodedText {
  /** The decoded bytes read as ISO-8859-1, so that an index here is one in the decoded bytes. */
  String view();

  /** The decoded bytes from index 0 on, and maybe others behind them. Not to be changed. */
  byte[] octets();

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
    if (leaf.encoding().isIdentity()) {
      return new IdentityText(bytes, from, to, offset);
    }
    if (leaf.encoding() == TransferEncoding.QUOTED_PRINTABLE) {
      return new QuotedPrintableText(bytes, from, to, offset);
    }
    if (leaf.encoding() == TransferEncoding.BASE64) {
      return new Base64Text(bytes, from, to, offset);
    }
    throw new Untouchable(Reason.UNSUPPORTED_ENCODING, leaf.section());
  }
}
