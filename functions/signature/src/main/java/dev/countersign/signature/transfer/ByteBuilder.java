package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** A growing array of bytes; what {@link java.io.ByteArrayOutputStream} is, without its locks. */
public final class ByteBuilder {
  private byte[] bytes;
  private int length;

  public ByteBuilder(int capacity) {
    bytes = new byte[capacity];
  }

  public ByteBuilder append(int b) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length + 16);
    }
    bytes[length++] = (byte) b;
    return this;
  }

  public ByteBuilder append(byte[] more) {
    return append(more, 0, more.length);
  }

  public ByteBuilder append(byte[] more, int from, int to) {
    int count = to - from;
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
    System.arraycopy(more, from, bytes, length, count);
    length += count;
    return this;
  }

  public ByteBuilder append(String ascii) {
    return append(ascii.getBytes(US_ASCII));
  }

  public ByteBuilder lineBreak() {
    return append('\r').append('\n');
  }

  public int length() {
    return length;
  }

  /** The bytes; the builder is not used any more. */
  public byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
