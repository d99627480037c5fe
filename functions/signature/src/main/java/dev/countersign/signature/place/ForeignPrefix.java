package dev.countersign.signature.place;

/**
 * What clients put before the ids and classes of HTML that is not theirs: Outlook {@code x_} (once
 * more for each reply), Hotmail {@code ecx}, Yahoo {@code yiv1234567890} and {@code ydp1a2b3c4d},
 * Gmail {@code m_-123456789} and {@code gmail-}.
 */
final class ForeignPrefix {

  private ForeignPrefix() {}

  static boolean is(String html, int from, int to) {
    int at = from;
    while (at < to) {
      int next = skipOne(html, at, to);
      if (next == at) {
        return false;
      }
      at = next;
    }
    return true;
  }

  private static int skipOne(String html, int at, int to) {
    if (starts(html, at, to, "x_")) {
      return at + 2;
    }
    if (starts(html, at, to, "ecx")) {
      return at + 3;
    }
    if (starts(html, at, to, "gmail-")) {
      return at + "gmail-".length();
    }
    if (starts(html, at, to, "yiv") || starts(html, at, to, "ydp")) {
      return skipHex(html, at + 3, to);
    }
    return starts(html, at, to, "m_") ? skipHex(html, at + 2, to) : at;
  }

  private static boolean starts(String html, int at, int to, String prefix) {
    return at + prefix.length() <= to && html.regionMatches(true, at, prefix, 0, prefix.length());
  }

  private static int skipHex(String html, int from, int to) {
    int at = from;
    while (at < to && (Character.digit(html.charAt(at), 16) >= 0 || html.charAt(at) == '-')) {
      at++;
    }
    return at;
  }
}
