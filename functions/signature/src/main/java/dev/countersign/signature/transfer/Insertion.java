package dev.countersign.signature.transfer;

import java.util.Arrays;

/**
 * What is inserted, before it is encoded.
 *
 * @param bytes lines, each with its CRLF; a first empty one ends the line that was there
 * @param filler what the last line may end with unseen, where an encoding needs a round number
 */
public record Insertion(byte[] bytes, Filler filler) {
  /** How an insertion grows by a byte or two that nobody sees. */
  public enum Filler {
    /** Blanks before the last line break: HTML, and text whose blanks mean nothing. */
    BLANKS,
    /** Empty lines: {@code format=flowed}, where a blank at a line's end joins it to the next. */
    LINES
  }

  private static final byte[] CRLF = {'\r', '\n'};

  /** Whether it ends the line that the place is in. */
  boolean endsLine() {
    return bytes.length > 1 && bytes[0] == '\r';
  }

  /** The bytes, grown so that they and {@code others} more are divisible by three. */
  byte[] divisibleByThree(int others) {
    int missing = (3 - (bytes.length + others) % 3) % 3;
    return switch (filler) {
      case BLANKS -> withBlanks(missing);
      // One byte more is as good as four.
      case LINES -> withLines(missing == 1 ? 2 : missing / 2);
    };
  }

  private byte[] withBlanks(int count) {
    byte[] grown = Arrays.copyOf(bytes, bytes.length + count);
    Arrays.fill(grown, bytes.length - 2, grown.length - 2, (byte) ' ');
    System.arraycopy(CRLF, 0, grown, grown.length - 2, 2);
    return grown;
  }

  private byte[] withLines(int count) {
    byte[] grown = Arrays.copyOf(bytes, bytes.length + 2 * count);
    for (int i = bytes.length; i < grown.length; i += 2) {
      System.arraycopy(CRLF, 0, grown, i, 2);
    }
    return grown;
  }
}
