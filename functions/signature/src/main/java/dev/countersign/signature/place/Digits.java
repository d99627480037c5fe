package dev.countersign.signature.place;

import java.util.regex.Pattern;

/** What the digits of a text tell, in lower case: dates and times. */
final class Digits {

  private Digits() {}

  /** How many there are, of any script. */
  static int count(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c < 0x80 ? c >= '0' && c <= '9' : Character.isDigit(c);
      digits += digit ? 1 : 0;
    }
    return digits;
  }

  /** Whether there is a digit, and no colon before it. */
  static boolean beginBeforeColon(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':' || c == '\uFF1A' || c >= '0' && c <= '9') {
        return c >= '0' && c <= '9';
      }
    }
    return false;
  }

  /** Whether a time or a date stands there: those of a meeting, no sender. */
  static boolean areTimeAt(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end > start
        && end - start <= 2
        && end + 1 < text.length()
        && ":./h".indexOf(text.charAt(end)) >= 0
        && Character.isDigit(text.charAt(end + 1))
        && text.indexOf('@') < 0;
  }

  /** Whether there is a time or a year in it, which telephone numbers have not. */
  static boolean haveDate(String text) {
    return haveTime(text) || Year.PATTERN.matcher(text).find();
  }

  /** Whether there is a time in it: a colon between two. */
  static boolean haveTime(String text) {
    int colon = text.indexOf(':', 1);
    while (colon > 0 && colon + 1 < text.length()) {
      if (Character.isDigit(text.charAt(colon - 1)) && Character.isDigit(text.charAt(colon + 1))) {
        return true;
      }
      colon = text.indexOf(':', colon + 1);
    }
    return false;
  }

  /** Of four digits, or the last of three numbers. Read when a line asks: it costs a fresh JVM. */
  private static final class Year {
    static final Pattern PATTERN =
        Pattern.compile("\\b(19|20)\\d\\d\\b|\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d\\d");
  }
}
