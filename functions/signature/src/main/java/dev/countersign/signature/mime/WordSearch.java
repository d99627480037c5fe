package dev.countersign.signature.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@link ByteSearch}, eight bytes at a time. A word minus one in every byte, without the word
 * itself, has a byte's highest bit set where (and above where) that byte was zero.
 */
final class WordSearch {
  private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
  private static final VarHandle ARRAY = MethodHandles.byteArrayViewVarHandle(long[].class, ORDER);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long DASHES = ONES * '-';
  private static final int STRIDE = 32;

  /** Bytes that are copied to be searched: the first level cache has room for more. */
  private static final int CHUNK = 4 * 1024;

  private WordSearch() {}

  static int indexOf(byte[] bytes, byte value, int from, int to) {
    long values = ONES * value;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long zeroes = zeroes((long) ARRAY.get(bytes, i) ^ values);
      if (zeroes != 0) {
        return i + (Long.numberOfTrailingZeros(zeroes) >>> 3);
      }
    }
    while (i < to && bytes[i] != value) {
      i++;
    }
    return i;
  }

  static boolean isAscii(byte[] bytes, int from, int to) {
    int i = from;
    long high = 0;
    for (; i + 8 <= to; i += 8) {
      high |= (long) ARRAY.get(bytes, i);
    }
    for (; i < to; i++) {
      high |= bytes[i];
    }
    return (high & HIGH) == 0;
  }

  static int twoDashes(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      i = plain(bytes, i, to);
      if (i + STRIDE >= to || hasPair(bytes, i)) {
        return firstPair(bytes, i, to);
      }
      i += STRIDE;
    }
  }

  /**
   * For long stretches. Copying them into an array of words first pays: a plain loop over such an
   * array is what the JVM makes vector instructions of.
   */
  static int twoDashes(ByteBuffer bytes, int from, int to) {
    ByteBuffer view = bytes.duplicate().order(ByteOrder.nativeOrder()).limit(to);
    long[] chunk = new long[CHUNK / Long.BYTES];
    int i = from;
    while (to - from >= CHUNK && i < to) {
      // The last chunk is a whole one, too, and begins in the one before.
      int start = Math.min(i, to - CHUNK);
      view.position(start).asLongBuffer().get(chunk);
      // The second dash may be the next chunk's first byte.
      int end = Math.min(start + CHUNK + 1, to);
      int dash = Math.max(i, start + Long.BYTES * firstWithDash(chunk));
      int pair = firstPair(bytes, dash, end);
      if (pair < end) {
        return pair;
      }
      i = start + CHUNK;
    }
    return firstPair(bytes, i, to);
  }

  /** Index of the first word that may have a dash; their number where none has. */
  private static int firstWithDash(long[] words) {
    long dashes = 0;
    for (long word : words) {
      dashes |= minusOne(word);
    }
    int i = (dashes & HIGH) == 0 ? words.length : 0;
    while (i < words.length && (minusOne(words[i]) & HIGH) == 0) {
      i++;
    }
    return i;
  }

  /** Index of a byte in [from, to) before which there is no dash. */
  private static int plain(byte[] bytes, int from, int to) {
    // Counted in this form the JVM sees that no index is beyond the array, and does not check each.
    int last = Math.min(to, bytes.length) - STRIDE + 1;
    int i = from;
    for (; i < last; i += STRIDE) {
      long dashes =
          minusOne((long) ARRAY.get(bytes, i))
              | minusOne((long) ARRAY.get(bytes, i + 8))
              | minusOne((long) ARRAY.get(bytes, i + 16))
              | minusOne((long) ARRAY.get(bytes, i + 24));
      if ((dashes & HIGH) != 0) {
        return i;
      }
    }
    return i;
  }

  /** Has a byte's highest bit set where it was a dash, in other places only above 127. */
  private static long minusOne(long word) {
    return (word ^ DASHES) - ONES;
  }

  private static boolean hasPair(byte[] bytes, int i) {
    return (pairs((long) ARRAY.get(bytes, i), (long) ARRAY.get(bytes, i + 1))
            | pairs((long) ARRAY.get(bytes, i + 8), (long) ARRAY.get(bytes, i + 9))
            | pairs((long) ARRAY.get(bytes, i + 16), (long) ARRAY.get(bytes, i + 17))
            | pairs((long) ARRAY.get(bytes, i + 24), (long) ARRAY.get(bytes, i + 25)))
        != 0;
  }

  /** A word and the word one byte further, both dashes at the same place: zero in their union. */
  private static long pairs(long word, long next) {
    return zeroes((word ^ DASHES) | (next ^ DASHES));
  }

  private static int firstPair(byte[] bytes, int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      if (bytes[i] == '-' && bytes[i + 1] == '-') {
        return i;
      }
    }
    return to;
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
}
