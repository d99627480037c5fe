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
  private static final long DASHES = ONES * '-';
  private static final int STRIDE = 32;

  /** Where more is to be searched than this, {@link LongSearch} is worth its set-up. */
  private static final int LONG = 16 * 1024;

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

  /** Index of the first of two dashes side by side in [from, to), or {@code to}. */
  public static int twoDashes(byte[] bytes, int from, int to) {
    ByteBuffer words = words(bytes);
    int i = from;
    while (true) {
      i = to - i < LONG ? i : LongSearch.plain(bytes, i, to);
      if (i + STRIDE >= to || mayHaveDash(words, i) && hasPair(words, i)) {
        return firstPair(words, i, to);
      }
      i += STRIDE;
    }
  }

  /** The same where the bytes are not on the heap. */
  static int twoDashes(ByteBuffer bytes, int from, int to) {
    int i = from;
    while (true) {
      i = LongSearch.plain(bytes, i, to);
      if (i + STRIDE >= to || hasPair(bytes, i)) {
        return firstPair(bytes, i, to);
      }
      i += STRIDE;
    }
  }

  /** True too often, where bytes are not ASCII, never false too often. */
  private static boolean mayHaveDash(ByteBuffer words, int i) {
    long a = (words.getLong(i) ^ DASHES) - ONES;
    long b = (words.getLong(i + 8) ^ DASHES) - ONES;
    long c = (words.getLong(i + 16) ^ DASHES) - ONES;
    long d = (words.getLong(i + 24) ^ DASHES) - ONES;
    return ((a | b | c | d) & HIGH) != 0;
  }

  private static boolean hasPair(ByteBuffer words, int i) {
    return (pairs(words, i) | pairs(words, i + 8) | pairs(words, i + 16) | pairs(words, i + 24))
        != 0;
  }

  /** A word and the word one byte further, both dashes at the same place: zero in their union. */
  private static long pairs(ByteBuffer words, int i) {
    return zeroes((words.getLong(i) ^ DASHES) | (words.getLong(i + 1) ^ DASHES));
  }

  private static int firstPair(ByteBuffer bytes, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (bytes.get(i) == '-' && bytes.get(i + 1) == '-') {
        return i;
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
