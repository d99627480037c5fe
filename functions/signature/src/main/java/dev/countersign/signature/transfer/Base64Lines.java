package dev.countersign.signature.transfer;

import java.util.Base64;

/** Writes base64 in the lines of at most 76 characters that RFC 2045 section 6.8 asks for. */
public final class Base64Lines {
  private Base64Lines() {}

  /** Encodes without a line break after the last line. */
  public static byte[] encode(byte[] octets) {
    return Base64.getMimeEncoder().encode(octets);
  }
}
