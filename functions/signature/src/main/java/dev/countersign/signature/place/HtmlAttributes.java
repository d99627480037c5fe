package dev.countersign.signature.place;

import java.util.Arrays;

/** The attributes of one tag, as offsets into the HTML. */
final class HtmlAttributes {

  /** Enough for any mail client; attributes after these are not looked at. */
  private static final int MOST = 32;

  private static final int ORDINARY = 8;
  private static final int OFFSETS = 4;

  private final String html;
  private final byte[] bytes;
  private final int length;
  private int[] ranges = new int[ORDINARY * OFFSETS];
  private int count;

  /**
   * @param bytes of {@code html}, read as ISO-8859-1
   */
  HtmlAttributes(String html, byte[] bytes) {
    this.html = html;
    this.bytes = bytes;
    this.length = html.length();
  }

  int count() {
    return count;
  }

  int nameStart(int i) {
    return ranges[i * OFFSETS];
  }

  int nameEnd(int i) {
    return ranges[i * OFFSETS + 1];
  }

  int valueStart(int i) {
    return ranges[i * OFFSETS + 2];
  }

  int valueEnd(int i) {
    return ranges[i * OFFSETS + 3];
  }

  /** Reads from the end of the tag's name; the offset after the tag, negative if it has no end. */
  int read(int from) {
    count = 0;
    int at = from;
    while (at < length) {
      byte c = bytes[at];
      if (c == '>') {
        return at + 1;
      }
      at = isSpace(c) || c == '/' ? at + 1 : one(at);
    }
    return -1;
  }

  private int one(int name) {
    int at = name + 1; // a leading = belongs to the name
    while (at < length && bytes[at] != '=' && !endsName(bytes[at])) {
      at++;
    }
    int end = at;
    while (at < length && isSpace(bytes[at])) {
      at++;
    }
    if (at >= length || bytes[at] != '=') {
      remember(name, end, end, end);
      return at;
    }
    at++;
    while (at < length && isSpace(bytes[at])) {
      at++;
    }
    return at < length ? value(name, end, at) : length;
  }

  private int value(int name, int nameEnd, int at) {
    byte quote = bytes[at];
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, at + 1);
      if (close < 0) {
        return length;
      }
      remember(name, nameEnd, at + 1, close);
      return close + 1;
    }
    int end = at;
    while (end < length && !isSpace(bytes[end]) && bytes[end] != '>') {
      end++;
    }
    remember(name, nameEnd, at, end);
    return end;
  }

  private void remember(int name, int nameEnd, int value, int valueEnd) {
    if (count == MOST) {
      return;
    }
    int slot = count++ * OFFSETS;
    if (slot == ranges.length) {
      ranges = Arrays.copyOf(ranges, MOST * OFFSETS);
    }
    ranges[slot] = name;
    ranges[slot + 1] = nameEnd;
    ranges[slot + 2] = value;
    ranges[slot + 3] = valueEnd;
  }

  /** Index after the name of the tag that begins there. */
  static int nameEnd(byte[] bytes, int name, int length) {
    int end = name + 1;
    while (end < length && !endsName(bytes[end])) {
      end++;
    }
    return end;
  }

  static boolean endsName(byte c) {
    return c <= '>' && (isSpace(c) || c == '>' || c == '/');
  }

  private static boolean isSpace(byte c) {
    return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f');
  }
}
