package dev.countersign.signature.transfer;

/** A line that is longer than mail allows: divided it would be two such lines. */
final class LongLine {
  /** RFC 5322 section 2.1.1. */
  private static final int LONGEST = 998;

  private LongLine() {}

  /** Whether both parts are too long, if line breaks replace [start, end) of [from, to). */
  static boolean wouldBeTwo(byte[] bytes, int from, int to, int start, int end) {
    return hasNoBreak(bytes, Math.max(from, start - LONGEST - 1), start)
        && hasNoBreak(bytes, end, Math.min(to, end + LONGEST + 1));
  }

  private static boolean hasNoBreak(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return false;
      }
    }
    return to - from > LONGEST;
  }
}
