package dev.countersign.signature.place;

import java.util.List;

/**
 * How a language says "On that date, this person wrote:". All text here is in lower case.
 *
 * @param first what such a line may begin with, any if empty
 * @param verbs what it ends with, or, with the name behind it, contains
 */
record Attribution(String name, List<String> first, List<String> verbs) {

  /** Fewer digits are no date; a weekday and a time have three. */
  private static final int LEAST_DIGITS = 3;

  /** A date and a time. */
  private static final int DATE_DIGITS = 6;

  static Attribution of(String language, String first, String verbs) {
    return new Attribution("attribution-".concat(language), Row.forms(first), Row.forms(verbs));
  }

  /** Whether the text ends as an attribution does; the joined lines may begin too early. */
  boolean hasVerb(String text) {
    if (isIntroduction(text)) {
      for (String verb : verbs) {
        if (contains(text, verb)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it is one beyond doubt: begins as one, has a date, and a verb at the end or a name. */
  boolean isCertain(String text) {
    if (!begins(text) || !hasDate(text)) {
      return false;
    }
    for (String verb : verbs) {
      if (ends(text, verb) || contains(text, verb) && dated(text)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasDate(String text) {
    int digits = digits(text);
    return first.isEmpty() ? digits >= DATE_DIGITS && dated(text) : digits >= LEAST_DIGITS;
  }

  /** As {@link #isCertain} for clients that begin with the weekday or the name. */
  boolean isLikely(String text) {
    return digits(text) >= DATE_DIGITS && text.indexOf('@') >= 0 && hasVerb(text);
  }

  static boolean isIntroduction(String text) {
    return text.endsWith(":") || text.endsWith("\uFF1A") || text.endsWith(":*");
  }

  static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private boolean begins(String text) {
    for (String word : first) {
      if (startsWithWord(text, word)) {
        return true;
      }
    }
    return first.isEmpty();
  }

  private static boolean startsWithWord(String text, String word) {
    int from = 0;
    while (from < text.length() && "*- ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    int end = from + word.length();
    return text.startsWith(word, from)
        && (end >= text.length() || !isAsciiLetter(text.charAt(end)));
  }

  private static boolean ends(String text, String verb) {
    int end = text.length() - (text.endsWith("*") ? 2 : 1);
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.startsWith(verb, end - verb.length());
  }

  private static boolean contains(String text, String verb) {
    int at = text.lastIndexOf(verb);
    int end = at + verb.length();
    return at >= 0
        && Character.isLetter(verb.charAt(0))
        && (at == 0 || !isAsciiLetter(text.charAt(at - 1)) || !isAsciiLetter(verb.charAt(0)))
        && (end >= text.length() || !isAsciiLetter(text.charAt(end)));
  }

  /** An address, or a time. */
  private static boolean dated(String text) {
    if (text.indexOf('@') >= 0) {
      return true;
    }
    int colon = text.indexOf(':');
    return colon > 0
        && colon + 1 < text.length()
        && Character.isDigit(text.charAt(colon - 1))
        && Character.isDigit(text.charAt(colon + 1));
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
