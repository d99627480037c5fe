package dev.countersign.signature.place;

import java.util.List;

/**
 * How a language says "On that date, this person wrote:". All text here is in lower case.
 *
 * @param first what such a line may begin with, any if empty
 * @param beginnings the characters that {@code first} begin with
 * @param verbs what it ends with, or, with the name behind it, contains
 */
record Attribution(String name, List<String> first, long beginnings, List<String> verbs) {

  /** Fewer digits are no date; a weekday and a time have three. */
  static final int LEAST_DIGITS = 3;

  /** A date and a time. */
  static final int DATE_DIGITS = 6;

  static Attribution of(String language, String first, String verbs) {
    List<String> words = Row.forms(first);
    long beginnings = Row.firstCharacters(words);
    return new Attribution("attribution-".concat(language), words, beginnings, Row.forms(verbs));
  }

  /** Whether the text ends as an attribution does; the joined lines may begin too early. */
  boolean hasVerb(Sentence sentence) {
    if (sentence.isIntroduction()) {
      for (String verb : verbs) {
        if (contains(sentence.text(), verb)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether it is one beyond doubt: begins as one, has a date, and a verb at the end or a name; or
   * is a line of dashes around somebody and a verb, as Notes writes it.
   */
  boolean isCertain(Sentence sentence) {
    boolean isDated = begins(sentence) && hasDate(sentence);
    if (!isDated && !sentence.isDrawn()) {
      return false;
    }
    String text = sentence.text();
    boolean anywhere = isDated && sentence.isDated();
    for (String verb : verbs) {
      if (ends(text, verb) && (isDated || isWord(verb)) || anywhere && contains(text, verb)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasDate(Sentence sentence) {
    return first.isEmpty()
        ? sentence.digits() >= DATE_DIGITS && sentence.isDated()
        : sentence.digits() >= LEAST_DIGITS;
  }

  /** As {@link #isCertain} for clients that begin with the weekday or the name. */
  boolean isLikely(Sentence sentence) {
    return sentence.digits() >= DATE_DIGITS && sentence.hasAddress() && hasVerb(sentence);
  }

  private boolean begins(Sentence sentence) {
    if (first.isEmpty()) {
      return true;
    }
    if (!Row.mayBeAt(sentence.text(), sentence.start(), beginnings)) {
      return false;
    }
    for (String word : first) {
      if (startsWithWord(sentence.text(), sentence.start(), word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithWord(String text, int from, String word) {
    int end = from + word.length();
    return text.startsWith(word, from)
        && (end >= text.length() || !isAsciiLetter(text.charAt(end)));
  }

  /**
   * The bracket that stands for a verb has an address in it, those of code have other things, and a
   * date before it, where contacts have numbers.
   */
  private static boolean ends(String text, String verb) {
    if (verb.equals(">")
        && (text.indexOf('@', text.lastIndexOf('<')) < 0 || !Digits.haveDate(text))) {
      return false;
    }
    int end = text.length() - 1;
    while (end > 0 && ": *-=".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int at = end - verb.length();
    return text.startsWith(verb, at) && isWordStart(text, at);
  }

  /** Whether no word goes on there, as far as letters of ASCII tell. */
  private static boolean isWordStart(String text, int at) {
    return at == 0 || !isAsciiLetter(text.charAt(at - 1)) || !isAsciiLetter(text.charAt(at));
  }

  private static boolean contains(String text, String verb) {
    int at = text.lastIndexOf(verb);
    int end = at + verb.length();
    return at >= 0
        && isWord(verb)
        && isWordStart(text, at)
        && (end >= text.length() || !isAsciiLetter(text.charAt(end)));
  }

  private static boolean isWord(String verb) {
    return Character.isLetter(verb.charAt(0));
  }

  private static boolean isAsciiLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
