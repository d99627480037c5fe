package dev.countersign.signature.transfer;

import java.util.Arrays;

/**
 * What is inserted, before it is encoded.
 *
 * @param before how many line breaks come before the lines; the first one may end the line that was
 *     there
 * @param after how many empty lines follow
 * @param flowed whether a blank at a line's end would join it to the next (RFC 3676): where an
 *     encoding needs a round number, empty lines fill it up then, and blanks otherwise
 */
public record Insertion(int before, SignatureLines lines, int after, boolean flowed) {
  private static final byte[] CRLF = {'\r', '\n'};

  /** RFC 5322 section 2.1.1. */
  private static final int LONGEST_LINE = 998;

  /** Lines of a text between empty ones, which also end a paragraph of flowed text. */
  public static Insertion between(String view, int place, SignatureLines lines, boolean flowed) {
    return new Insertion(breaksBefore(view, place), lines, isLast(view, place) ? 0 : 1, flowed);
  }

  private static int breaksBefore(String view, int place) {
    if (place == 0) {
      return 0;
    }
    boolean lineStart = view.charAt(place - 1) == '\n';
    boolean afterEmptyLine =
        view.startsWith("\n\r\n", place - 3) || view.startsWith("\n\n", place - 2);
    return (lineStart ? 0 : 1) + (afterEmptyLine ? 0 : 1);
  }

  private static boolean isLast(String view, int place) {
    int i = place;
    while (i < view.length() && Character.isWhitespace(view.charAt(i))) {
      i++;
    }
    return i == view.length();
  }

  /**
   * Whether a line that is longer than mail allows would be two such lines, if line breaks replaced
   * [start, end) of [from, to).
   */
  static boolean wouldMakeTwoLongLines(byte[] bytes, int from, int to, int start, int end) {
    return hasNoBreak(bytes, Math.max(from, start - LONGEST_LINE - 1), start)
        && hasNoBreak(bytes, end, Math.min(to, end + LONGEST_LINE + 1));
  }

  private static boolean hasNoBreak(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return false;
      }
    }
    return to - from > LONGEST_LINE;
  }

  /** Whether it ends the line that the place is in. */
  boolean endsLine() {
    return before > 0 || lines.bytes().length > 1 && lines.bytes()[0] == '\r';
  }

  /** As it is; not to be changed. */
  byte[] bytes() {
    return withBreaks(lines.bytes());
  }

  /** The lines without their breaks, which are blanks in HTML. */
  byte[] inOneLine() {
    ByteBuilder line = new ByteBuilder(lines.bytes().length);
    for (byte b : lines.bytes()) {
      if (b != '\r') {
        line.append(b == '\n' ? (byte) ' ' : b);
      }
    }
    return line.toBytes();
  }

  /** In quoted-printable, from the beginning of a line on; not to be changed. */
  byte[] quotedPrintable() {
    return withBreaks(lines.quotedPrintable());
  }

  private byte[] withBreaks(byte[] encoded) {
    if (before + after == 0) {
      return encoded;
    }
    ByteBuilder out = new ByteBuilder(encoded.length + CRLF.length * (before + after));
    for (int i = 0; i < before; i++) {
      out.append(CRLF);
    }
    out.append(encoded);
    for (int i = 0; i < after; i++) {
      out.append(CRLF);
    }
    return out.toBytes();
  }

  /** The bytes, grown so that they and {@code others} more are divisible by three. */
  byte[] divisibleByThree(int others) {
    byte[] bytes = bytes();
    int missing = (3 - (bytes.length + others) % 3) % 3;
    if (!flowed) {
      return withBlanks(bytes, missing);
    }
    // One byte more is as good as four.
    return withLines(bytes, missing == 1 ? 2 : missing / 2);
  }

  private static byte[] withBlanks(byte[] bytes, int count) {
    byte[] grown = Arrays.copyOf(bytes, bytes.length + count);
    Arrays.fill(grown, bytes.length - 2, grown.length - 2, (byte) ' ');
    System.arraycopy(CRLF, 0, grown, grown.length - 2, 2);
    return grown;
  }

  private static byte[] withLines(byte[] bytes, int count) {
    byte[] grown = Arrays.copyOf(bytes, bytes.length + 2 * count);
    for (int i = bytes.length; i < grown.length; i += 2) {
      System.arraycopy(CRLF, 0, grown, i, 2);
    }
    return grown;
  }
}
