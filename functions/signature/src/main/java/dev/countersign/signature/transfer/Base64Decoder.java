package dev.countersign.signature.transfer;

import dev.countersign.signature.Reason;
import dev.countersign.signature.Untouchable;
import java.util.Arrays;

/**
 * Decodes base64, and finds its characters again. Strict: readers disagree about characters outside
 * of the alphabet, about missing padding, and about what follows it.
 */
final class Base64Decoder {
  private static final int GROUP_OCTETS = 3;
  private static final int BLANK = -2;
  private static final int INVALID = -1;
  private static final int[] VALUES = values();

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final byte[] octets;
  private int length;
  private int position;

  Base64Decoder(byte[] bytes, int from, int to) throws Untouchable {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.octets = new byte[(to - from) / 4 * 3 + 3];
    this.position = skipBlanks(from);
    decode();
  }

  byte[] octets() {
    return octets;
  }

  int length() {
    return length;
  }

  private void decode() throws Untouchable {
    while (position < to) {
      int group = position + 4 <= to ? solidGroup(position) : INVALID;
      if (group >= 0) {
        add(group, GROUP_OCTETS);
        position += 4;
      } else {
        looseGroup();
      }
      position = skipBlanks(position);
    }
  }

  private void add(int group, int count) {
    octets[length] = (byte) (group >> 16);
    octets[length + 1] = (byte) (group >> 8);
    octets[length + 2] = (byte) group;
    length += count;
  }

  /** Four characters side by side; negative where one of them is not of the alphabet. */
  private int solidGroup(int i) {
    return value(i) << 18 | value(i + 1) << 12 | value(i + 2) << 6 | value(i + 3);
  }

  /** Four characters with line breaks between them, or padding at the end. */
  private void looseGroup() throws Untouchable {
    int group = 0;
    int padding = 0;
    for (int count = 0; count < 4; count++) {
      position = skipBlanks(position);
      boolean pad = position < to && bytes[position] == '=' && count >= 2;
      if (position == to || (padding > 0 && !pad) || (!pad && value(position) < 0)) {
        throw new Untouchable(Reason.MALFORMED_ENCODING, "base64");
      }
      group = group << 6 | (pad ? 0 : value(position));
      padding += pad ? 1 : 0;
      position++;
    }
    add(group, GROUP_OCTETS - padding);
    if (padding > 0 && skipBlanks(position) < to) {
      throw new Untouchable(Reason.MALFORMED_ENCODING, "base64 after its padding");
    }
  }

  /** Index of the character of that number; after the last one where there are no more. */
  int characterBefore(int number) {
    int left = number;
    int afterLast = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] > ' ') {
        if (left-- == 0) {
          return i;
        }
        afterLast = i + 1;
      }
    }
    return afterLast;
  }

  /** Index after the character of that number. */
  int characterAfter(int number) {
    return characterBefore(number) + 1;
  }

  private int skipBlanks(int i) {
    int next = i;
    while (next < to && value(next) == BLANK) {
      next++;
    }
    return next;
  }

  private int value(int i) {
    byte b = bytes[i];
    return b < 0 ? INVALID : VALUES[b];
  }

  private static int[] values() {
    int[] values = new int[128];
    Arrays.fill(values, INVALID);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
    for (char blank : new char[] {' ', '\t', '\r', '\n'}) {
      values[blank] = BLANK;
    }
    return values;
  }
}
