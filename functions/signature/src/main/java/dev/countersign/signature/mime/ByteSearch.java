package dev.countersign.signature.mime;

import java.nio.ByteBuffer;

/**
 * Finds the few bytes that matter. The first messages of a fresh JVM are interpreted: there a plain
 * loop is fastest, and {@link WordSearch} takes milliseconds to be set up. All others are searched
 * by it.
 */
public final class ByteSearch {
  /** Searches that some ten messages need. */
  private static final int FIRST = 2_000;

  /** Where more is to be searched than this, the set-up is paid back at once. */
  private static final int LONG = 16 * 1024;

  /** Threads may count past one another: it need not be exact. */
  private static int searches;

  private ByteSearch() {}

  /** Index of the first byte of that value in [from, to), or {@code to}. */
  public static int indexOf(byte[] bytes, byte value, int from, int to) {
    if (isWorthSetUp(to - from)) {
      return WordSearch.indexOf(bytes, value, from, to);
    }
    return plainIndexOf(bytes, value, from, to);
  }

  static int plainIndexOf(byte[] bytes, byte value, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != value) {
      i++;
    }
    return i;
  }

  /** Whether all bytes in [from, to) are below 128. */
  public static boolean isAscii(byte[] bytes, int from, int to) {
    if (isWorthSetUp(to - from)) {
      return WordSearch.isAscii(bytes, from, to);
    }
    int i = from;
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i == to;
  }

  /** Index of the first of two dashes side by side in [from, to), or {@code to}. */
  public static int twoDashes(byte[] bytes, int from, int to) {
    if (isWorthSetUp(to - from)) {
      return WordSearch.twoDashes(bytes, from, to);
    }
    return plainTwoDashes(bytes, from, to);
  }

  /** Looks at every second byte: two dashes side by side have one there. */
  static int plainTwoDashes(byte[] bytes, int from, int to) {
    for (int i = from + 1; i < to; i += 2) {
      if (bytes[i] == '-' && bytes[i - 1] == '-') {
        return i - 1;
      }
      if (bytes[i] == '-' && i + 1 < to && bytes[i + 1] == '-') {
        return i;
      }
    }
    return to;
  }

  /** The same where the bytes are not on the heap. */
  static int twoDashes(ByteBuffer bytes, int from, int to) {
    return WordSearch.twoDashes(bytes, from, to);
  }

  private static boolean isWorthSetUp(int length) {
    return searches >= FIRST || length > LONG || ++searches == FIRST;
  }
}
