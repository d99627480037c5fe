package dev.countersign.signature.transfer;

import org.jspecify.annotations.Nullable;

/**
 * Lines of a signature, each with its CRLF. What encodings make of them is kept: it is the same in
 * every message. Thread-safe.
 */
public final class SignatureLines {
  private final byte[] bytes;
  private volatile byte @Nullable [] quotedPrintable;

  /**
   * Lines that are inserted as they are.
   *
   * @param bytes not copied, not to be changed
   */
  public SignatureLines(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] quotedPrintable() {
    byte[] known = quotedPrintable;
    if (known == null) {
      ByteBuilder encoded = new ByteBuilder(bytes.length * 9 / 8 + 16);
      QuotedPrintable.encode(bytes, encoded);
      known = encoded.toBytes();
      quotedPrintable = known;
    }
    return known;
  }
}
