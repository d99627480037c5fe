package dev.countersign.signature.place;

/** Characters that clients draw lines of, and put around words. */
final class Decoration {

  private static final int SHORTEST_RULE = 5;
  private static final int SHORTEST_DRAWN = 3;

  /** From hyphen to horizontal bar. */
  private static final char DASHES = '\u2010';

  private static final char LAST_DASH = '\u2015';

  /** That boxes are drawn with. */
  private static final char LINE = '\u2500';

  private static final char WIDE_COLON = '\uFF1A';

  private Decoration() {}

  static boolean is(char c) {
    return c < DASHES
        ? c == '-' || c == '=' || c == '_' || c == '*' || c == ' ' || c == ':' || c == '>'
        : c <= LAST_DASH || c == LINE || c == WIDE_COLON;
  }

  /** Index of the first character that is none; the length, if all are. */
  static int start(String text) {
    int start = 0;
    while (start < text.length() && is(text.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Index after the last character of [from, to) that is none. */
  static int end(String text, int from, int to) {
    int end = to;
    while (end > from && is(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether the text stands in a line that is drawn across the message. */
  static boolean isDrawn(String text) {
    return SHORTEST_DRAWN * 2 < text.length()
        && isDrawnWith(text.charAt(0), text, 0)
        && isDrawnWith(text.charAt(text.length() - 1), text, text.length() - SHORTEST_DRAWN);
  }

  private static boolean isDrawnWith(char c, String text, int from) {
    if (c != '-' && c != '_' && c != '=') {
      return false;
    }
    for (int i = from; i < from + SHORTEST_DRAWN; i++) {
      if (text.charAt(i) != c) {
        return false;
      }
    }
    return true;
  }

  /** Whether the line is nothing but a line. */
  static boolean isRule(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("_-=* ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() >= SHORTEST_RULE;
  }
}
