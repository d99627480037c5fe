package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What stands at [from, to) of a line, between two separators. */
record Part(String line, int from, int to) {

  private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\d][.@][\\p{L}\\d]");

  /** What stands between the separators of a line. */
  static List<Part> of(String line) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int i = 0;
    while (i < line.length()) {
      if (line.charAt(i) == Placeholder.OPEN) {
        i = Math.max(i, line.indexOf(Placeholder.CLOSE, i));
      }
      int end = Separator.end(line, i);
      if (end > i) {
        parts.add(new Part(line, from, withoutBlanksAtEnd(line, from, i)));
        from = end;
        i = end;
      } else {
        i++;
      }
    }
    parts.add(new Part(line, from, line.length()));
    return parts;
  }

  static int withoutBlanksAtEnd(String line, int from, int to) {
    int end = to;
    while (end > from && Gaps.isBlank(line.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether it has an empty field. */
  boolean isEmpty() {
    return lastEmpty() >= from;
  }

  private int lastEmpty() {
    int i = to - 1;
    while (i >= from && line.charAt(i) != Placeholder.EMPTY) {
      i--;
    }
    return i;
  }

  boolean hasValue() {
    for (int i = from; i < to; i++) {
      if (line.charAt(i) == Placeholder.OPEN || line.charAt(i) == Placeholder.FILLED) {
        return true;
      }
    }
    return false;
  }

  boolean hasWords() {
    return text().chars().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether it says something without the field behind it: it is long, or an address. */
  boolean isNoLabel() {
    return to - from > Gaps.LONGEST_LABEL || ADDRESS.matcher(text()).find();
  }

  boolean isCompany() {
    return Company.isIn(text());
  }

  /** Whether it is one, in which a field is empty. */
  boolean isSentence(Prose prose) {
    return isEmpty() && prose.isSentence(from, lastEmpty(), to);
  }

  private String text() {
    return line.substring(from, to);
  }
}
