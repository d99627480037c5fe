package dev.countersign.signature.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds the few bytes that matter, eight at a time. A word minus one in every byte, without the
 * word itself, has a byte's highest bit set where (and above where) that byte was zero.
 */
public final class ByteSearch {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long DASHES = ONES * '-';
  private static final int STRIDE = 32;

  private ByteSearch() {}

  /** Index of the first byte of that value in [from, to), or {@code to}. */
  public static int indexOf(byte[] bytes, byte value, int from, int to) {
    long values = ONES * value;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long zeroes = zeroes(word(bytes, i) ^ values);
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
    int i = from;
    long high = 0;
    for (; i + 8 <= to; i += 8) {
      high |= word(bytes, i);
    }
    for (; i < to; i++) {
      high |= bytes[i];
    }
    return (high & HIGH) == 0;
  }

  /** Index of the first of two dashes side by side in [from, to), or {@code to}. */
  public static int twoDashes(byte[] bytes, int from, int to) {
    int i = from;
    while (i + STRIDE < to) {
      if (dashIn(bytes, i) && pairIn(bytes, i)) {
        return firstPair(bytes, i, to);
      }
      i += STRIDE;
    }
    return firstPair(bytes, i, to);
  }

  private static boolean dashIn(byte[] bytes, int i) {
    long a = word(bytes, i) ^ DASHES;
    long b = word(bytes, i + 8) ^ DASHES;
    long c = word(bytes, i + 16) ^ DASHES;
    long d = word(bytes, i + 24) ^ DASHES;
    return ((a - ONES & ~a | b - ONES & ~b | c - ONES & ~c | d - ONES & ~d) & HIGH) != 0;
  }

  /** A word and the word one byte further, both dashes at the same place: zero in their union. */
  private static boolean pairIn(byte[] bytes, int i) {
    return (pairs(bytes, i) | pairs(bytes, i + 8) | pairs(bytes, i + 16) | pairs(bytes, i + 24))
        != 0;
  }

  private static long pairs(byte[] bytes, int i) {
    return zeroes((word(bytes, i) ^ DASHES) | (word(bytes, i + 1) ^ DASHES));
  }

  private static int firstPair(byte[] bytes, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (bytes[i] == '-' && bytes[i + 1] == '-') {
        return i;
      }
    }
    return to;
  }

  private static long zeroes(long word) {
    return word - ONES & ~word & HIGH;
  }

  private static long word(byte[] bytes, int i) {
    return (long) WORD.get(bytes, i);
  }
}
