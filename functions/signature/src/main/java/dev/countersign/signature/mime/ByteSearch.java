package dev.countersign.signature.mime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Finds the few bytes that matter, eight at a time. A word minus one in every byte, without the
 * word itself, has a byte's highest bit set where (and above where) that byte was zero.
 *
 * <p>Words are read through a {@link ByteBuffer}: once compiled it is nearly as fast as a {@code
 * VarHandle}, which takes several milliseconds to set up in a fresh JVM.
 */
public final class ByteSearch {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;

  private ByteSearch() {}

  /** Index of the first byte of that value in [from, to), or {@code to}. */
  public static int indexOf(byte[] bytes, byte value, int from, int to) {
    long values = ONES * value;
    ByteBuffer words = words(bytes);
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long zeroes = zeroes(words.getLong(i) ^ values);
      if (zeroes != 0) {
        return i + (Long.numberOfTrailingZeros(zeroes) >>> 3);
      }
    }
    while (i < to && bytes[i] != value) {
      i++;
    }
    return i;
  }

  /** Whether all bytes in [from, to) are below 128. */
  public static boolean isAscii(byte[] bytes, int from, int to) {
    ByteBuffer words = words(bytes);
    int i = from;
    long high = 0;
    for (; i + 8 <= to; i += 8) {
      high |= words.getLong(i);
    }
    for (; i < to; i++) {
      high |= bytes[i];
    }
    return (high & HIGH) == 0;
  }

  /**
   * Index of the first of two dashes side by side in [from, to), or {@code to}. Of two bytes one
   * stands at an odd place: the others need no look, which is faster than eight at a time.
   */
  public static int twoDashes(byte[] bytes, int from, int to) {
    for (int i = from + 1; i < to; i += 2) {
      if (bytes[i] == '-') {
        if (bytes[i - 1] == '-') {
          return i - 1;
        }
        if (i + 1 < to && bytes[i + 1] == '-') {
          return i;
        }
      }
    }
    return to;
  }

  private static long zeroes(long word) {
    return word - ONES & ~word & HIGH;
  }

  private static ByteBuffer words(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
