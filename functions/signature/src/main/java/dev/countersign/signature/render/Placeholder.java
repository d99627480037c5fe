package dev.countersign.signature.render;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What stands for the value of a field while the HTML is taken apart: the value in hexadecimal
 * between two characters that Unicode keeps for internal use. So no value is ever read as HTML.
 */
final class Placeholder {

  static final char OPEN = '\uFDD0';
  static final char CLOSE = '\uFDD1';

  /** Stands where an empty field was. */
  static final char EMPTY = '\uFDD2';

  /** Stands where something not empty is that is no text: a link with a field in its address. */
  static final char FILLED = '\uFDD3';

  /** No property of a user in Microsoft Graph is longer; characters. */
  static final int LONGEST_VALUE = 1024;

  private static final String BLANKS = "[\\s\\p{Z}\\u200B\\u2060\\uFEFF]";
  private static final Pattern EDGES = Pattern.compile("^" + BLANKS + "+|" + BLANKS + "+$");
  private static final Pattern LINE_BREAKS =
      Pattern.compile("[ ,]*[\\r\\n\\u0085\\u2028\\u2029]+\\s*");

  private static final int DIGITS = 4;
  private static final int HEXADECIMAL = 16;

  private Placeholder() {}

  static String of(String value) {
    String clean = clean(value);
    StringBuilder placeholder = new StringBuilder(clean.length() * DIGITS + 2).append(OPEN);
    for (int i = 0; i < clean.length(); i++) {
      String digits = Integer.toHexString(clean.charAt(i));
      placeholder.append("0".repeat(DIGITS - digits.length())).append(digits);
    }
    return placeholder.append(CLOSE).toString();
  }

  /** Lines of an address stand in one line; what is not seen is no text. */
  private static String clean(String value) {
    String joined = value.substring(0, Math.min(value.length(), LONGEST_VALUE));
    joined = EDGES.matcher(joined).replaceAll("");
    joined = LINE_BREAKS.matcher(joined).replaceAll(", ");
    StringBuilder clean = new StringBuilder(joined.length());
    joined
        .codePoints()
        .filter(c -> !Character.isISOControl(c) && !isReserved((char) c) && !isUnsafe(c))
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** Half a character, and what would turn the direction of all that stands behind the field. */
  private static boolean isUnsafe(int c) {
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return turns || Character.getType(c) == Character.SURROGATE;
  }

  static boolean isReserved(char c) {
    return c >= OPEN && c <= FILLED;
  }

  static String withoutReserved(String text) {
    return text.replaceAll("[" + OPEN + "-" + FILLED + "]", "");
  }

  static boolean isIn(String text) {
    return text.indexOf(OPEN) >= 0;
  }

  static boolean isEmptyIn(String text) {
    return text.contains("" + OPEN + CLOSE);
  }

  /** Puts values, changed by {@code encoding}, in the place of all placeholders. */
  static String replace(String text, UnaryOperator<String> encoding) {
    StringBuilder replaced = new StringBuilder(text.length());
    int at = 0;
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      int close = text.indexOf(CLOSE, open);
      if (close < 0) {
        break;
      }
      replaced
          .append(text, at, open)
          .append(encoding.apply(value(text.substring(open + 1, close))));
      at = close + 1;
      open = text.indexOf(OPEN, at);
    }
    return withoutReserved(replaced.append(text, at, text.length()).toString());
  }

  private static String value(String digits) {
    StringBuilder value = new StringBuilder(digits.length() / DIGITS);
    for (int i = 0; i + DIGITS <= digits.length(); i += DIGITS) {
      int c = digit(digits, i) << 12 | digit(digits, i + 1) << 8 | digit(digits, i + 2) << 4;
      value.append((char) (c | digit(digits, i + 3)));
    }
    return value.toString();
  }

  private static int digit(String digits, int at) {
    return Character.digit(digits.charAt(at), HEXADECIMAL) & 0xF;
  }
}
