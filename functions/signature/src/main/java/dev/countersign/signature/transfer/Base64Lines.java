package dev.countersign.signature.transfer;

import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Writes base64 in the lines of at most 76 characters that RFC 2045 section 6.8 asks for. */
public final class Base64Lines {
  private Base64Lines() {}

  /** Encodes without a line break after the last line. */
  public static byte[] encode(byte[] octets) {
    return Base64.getMimeEncoder().encode(octets);
  }

  /**
   * As {@link #encode}, once as long as the array is in use: all signatures of a template share an
   * image, and every message carries it.
   *
   * @param octets never changed
   * @return not to be changed
   */
  public static byte[] encodeOnce(byte[] octets) {
    return Kept.LINES.computeIfAbsent(octets, Base64Lines::encode);
  }

  /** By the array itself, not by what is in it. */
  private static final class Kept {
    static final Map<byte[], byte[]> LINES = Collections.synchronizedMap(new WeakHashMap<>());
  }
}
