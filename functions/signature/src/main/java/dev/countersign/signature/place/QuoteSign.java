package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * The sign that some clients put before quoted lines instead of &gt;: an indented &gt;, initials
 * and &gt; (The Bat!, Supercite), an arrow, a bar, a colon, a hash, a percent sign or a closing
 * bracket. Believed right below an attribution; initials also where two lines in a row begin with
 * them.
 */
final class QuoteSign {

  private static final int MOST_INITIALS = 12;
  private static final int DEEPEST = 8;

  private QuoteSign() {}

  /** The sign that the line begins with. */
  static @Nullable String find(String view, int start, int end) {
    int from = text(view, start, end);
    int at = from;
    while (at < end && at - from < MOST_INITIALS && isBefore(view.charAt(at))) {
      at++;
    }
    boolean sign =
        at < end
            && (view.charAt(at) == '>'
                || isClosing(view, from, at)
                || at == from && isDrawn(view, at, end));
    return sign ? view.substring(from, at + 1) : null;
  }

  /**
   * Initials and &gt; that the line begins with and so does the next one with text: prompts have
   * answers in between.
   */
  static @Nullable String initials(String view, int start, int end) {
    int at = start;
    while (at < end && at - start < MOST_INITIALS && isInitial(view.charAt(at))) {
      at++;
    }
    if (at == start || at + 1 >= end || view.charAt(at) != '>' || view.charAt(at + 1) > ' ') {
      return null;
    }
    String sign = view.substring(start, at + 1);
    int next = end;
    while (next < view.length() && view.charAt(next) <= ' ') {
      next++;
    }
    return view.startsWith(sign, next) ? sign : null;
  }

  /** A capital letter, or a byte of one that is not ASCII. */
  private static boolean isInitial(char c) {
    return c >= 'A' && c <= 'Z' || c >= 128;
  }

  /** A bracket that closes none, maybe behind dashes; behind a letter it counts. */
  private static boolean isClosing(String view, int from, int at) {
    char c = view.charAt(at);
    return (c == ')' || c == ']') && (at == from || !Character.isLetter(view.charAt(at - 1)));
  }

  /** Whether the line begins with it. */
  static boolean isAt(String view, int start, int end, String sign) {
    return view.startsWith(sign, text(view, start, end));
  }

  private static boolean isBefore(char c) {
    return Character.isLetter(c) || c == '=' || c == '-' || c == '~';
  }

  private static boolean isDrawn(String view, int at, int end) {
    char c = view.charAt(at);
    return (c == '|' || c == ':' || c == '}' || c == '#' || c == '%')
        && at + 1 < end
        && (view.charAt(at + 1) == ' ' || Character.isLetter(view.charAt(at + 1)));
  }

  private static int text(String view, int start, int end) {
    int at = start;
    while (at < end
        && at - start < DEEPEST
        && (view.charAt(at) == ' ' || view.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
