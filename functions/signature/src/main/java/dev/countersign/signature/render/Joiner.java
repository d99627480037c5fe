package dev.countersign.signature.render;

import java.util.Set;

/** What joins a field to the one before it, and says nothing where that is empty. */
final class Joiner {

  private static final String SIGNS = "&+@:_\uFF06\uFF0B\uFF20\uFF1A";

  /** None that is also a label, as "e" and "o" are. */
  private static final Set<String> WORDS =
      Set.of(
          "and", "or", "at", "of", "in", "und", "oder", "bei", "im", "et", "ou", "chez", "con",
          "en", "och", "eller", "og", "ja", "tai", "lub", "oraz", "nebo", "ve", "veya", "и", "или");

  /** In characters, with the blanks. */
  private static final int LONGEST = 12;

  private Joiner() {}

  /** Where the next field begins, if only a joiner stands before it; else the index itself. */
  static int end(String line, int from, int to) {
    int end = from;
    while (end < Math.min(to, from + LONGEST) && !Placeholder.isReserved(line.charAt(end))) {
      end++;
    }
    boolean field = end < to && Placeholder.isReserved(line.charAt(end));
    return field && joins(line.substring(from, end)) ? end : from;
  }

  private static boolean joins(String text) {
    String joiner = text.strip();
    boolean blankBefore = !text.startsWith(joiner);
    boolean blankBehind = !text.endsWith(joiner);
    if (blankBefore && !blankBehind) {
      return false; // It is a part of the next field, as in " +49".
    }
    boolean sign = joiner.chars().allMatch(c -> SIGNS.indexOf(c) >= 0);
    return sign || blankBefore && WORDS.contains(joiner);
  }
}
