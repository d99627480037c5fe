package dev.countersign.signature.render;

/**
 * Tells sentences, such as those of a disclaimer, from labels. An empty field takes its label with
 * it; the words of a sentence stay, as half of one would say something else.
 */
final class Prose {

  /** In characters, between bars: no label is as long, nor "Please call my assistant {{…}}". */
  static final int SHORTEST = 80;

  /** Where the field stands last, such as in a list of what the law asks for. */
  private static final int LONGEST_LABEL_IN_FRONT = 40;

  private final String line;
  private final boolean sentences;

  Prose(String line) {
    this.line = line;
    this.sentences = longest() >= SHORTEST;
  }

  private int longest() {
    int longest = 0;
    int from = 0;
    for (int i = 0; i < line.length(); i++) {
      if (Separator.isBar(line.charAt(i)) && Separator.end(line, i) > i) {
        longest = Math.max(longest, words(from, i));
        from = i + 1;
      }
    }
    return Math.max(longest, words(from, line.length()));
  }

  /** Whether the part of the line at [from, to) says something though its last field is empty. */
  boolean isSentence(int from, int field, int to) {
    return sentences && words(from, to) > longestLabel(field, to);
  }

  /**
   * Where what goes with an empty field begins: with its label, or with a blank.
   *
   * @param words index after the field before it, or where its part of the line begins
   * @param afterValue whether that field has a value, and a word may join the two: " or "
   * @param to index after its part of the line
   */
  int start(int words, boolean afterValue, int field, int to) {
    if (!sentences || isLabel(words, field, to) || afterValue && isOneWord(words, field)) {
      return words;
    }
    return field > words && Gaps.isBlank(line.charAt(field - 1)) ? field - 1 : field;
  }

  private boolean isLabel(int from, int field, int to) {
    return isLast(field, to) && words(from, field) <= LONGEST_LABEL_IN_FRONT;
  }

  private boolean isOneWord(int from, int to) {
    return line.substring(from, to).strip().chars().noneMatch(c -> Gaps.isBlank((char) c));
  }

  private int longestLabel(int field, int to) {
    return isLast(field, to) ? LONGEST_LABEL_IN_FRONT : Gaps.LONGEST_LABEL;
  }

  private boolean isLast(int field, int end) {
    return line.substring(field + 1, end).chars().noneMatch(Character::isLetterOrDigit);
  }

  /** How many characters the template itself has there. */
  private int words(int from, int to) {
    int words = 0;
    boolean own = true;
    for (int i = from; i < to; i++) {
      char c = line.charAt(i);
      own = c != Placeholder.OPEN && (own || c == Placeholder.CLOSE);
      words += own && !Placeholder.isReserved(c) ? 1 : 0;
    }
    return words;
  }
}
