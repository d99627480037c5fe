package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Closes the gaps that empty fields leave in a line. A line whose fields are all empty goes with
 * them. Else the parts between separators are looked at: a part whose fields are all empty goes,
 * with one separator; in the others an empty field takes the words before it, which are its label.
 */
final class Gaps {

  private static final String SEPARATORS =
      "|\u00A6\u00B7\u2022\u2219\u2027\u25CF\u22C5\uFF5C"
          + "\u2016\u2223\u2502\u2503\u2758\u25AA\u25AB\u25A0\u25CB\u25E6\u3001\u30FB\uFF65\uFF0C";
  private static final String SEPARATORS_BETWEEN_BLANKS = "-\u2013\u2014/~";
  private static final String SEPARATORS_BEFORE_BLANKS = ",;";

  private record Range(int from, int to) {}

  private final String line;
  private final List<Range> parts = new ArrayList<>();
  private final BitSet removed = new BitSet();

  private Gaps(String line) {
    this.line = line;
  }

  /**
   * The characters to leave out of a line, in which placeholders and {@link Placeholder#EMPTY}
   * stand for fields.
   */
  static BitSet in(String line) {
    Gaps gaps = new Gaps(line);
    if (line.indexOf(Placeholder.EMPTY) >= 0) {
      gaps.close();
    }
    return gaps.removed;
  }

  /** Whether nothing is left of a line that had an empty field. */
  static boolean isWholeLine(String line) {
    return line.indexOf(Placeholder.EMPTY) >= 0 && !hasValue(line, 0, line.length());
  }

  private void close() {
    if (isWholeLine(line)) {
      removed.set(0, line.length());
      return;
    }
    split();
    int lastKept = -1;
    for (int i = 0; i < parts.size(); i++) {
      Range part = parts.get(i);
      boolean empty = has(Placeholder.EMPTY, part);
      if (empty && !hasValue(line, part.from, part.to)) {
        continue;
      }
      removeBefore(i, lastKept);
      lastKept = i;
      if (empty) {
        closePart(part);
      }
    }
    removed.set(parts.get(lastKept).to, line.length());
    removeBlanksAtStart();
  }

  private void removeBlanksAtStart() {
    int start = removed.nextClearBit(0);
    while (start > 0 && start < line.length() && isBlank(line.charAt(start))) {
      removed.set(start);
      start = removed.nextClearBit(start);
    }
  }

  /** Removes from the last part that stays up to this one, but for the separator before it. */
  private void removeBefore(int part, int lastKept) {
    int from = lastKept < 0 ? 0 : parts.get(lastKept).to;
    int to = lastKept < 0 || part == 0 ? parts.get(part).from : parts.get(part - 1).to;
    if (to > from) {
      removed.set(from, to);
    }
  }

  private void closePart(Range part) {
    int kept = part.from;
    for (int i = part.from; i < part.to; i++) {
      char c = line.charAt(i);
      if (c == Placeholder.CLOSE || c == Placeholder.FILLED) {
        kept = i + 1;
      } else if (c == Placeholder.EMPTY) {
        int end = endOfGap(kept, i, part);
        removed.set(kept, end);
        kept = end;
        i = end - 1;
      }
    }
  }

  /** A closing bracket goes with its opening one; at the start of a part, blanks go as well. */
  private int endOfGap(int from, int empty, Range part) {
    int end = empty + 1;
    String label = line.substring(from, empty);
    if (end < part.to && closes(label, line.charAt(end))) {
      end++;
    }
    while (from == part.from && end < part.to && isBlank(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean closes(String label, char c) {
    int pair = ")]}>\uFF09\u3011\u300D".indexOf(c);
    return pair >= 0 && label.indexOf("([{<\uFF08\u3010\u300C".charAt(pair)) >= 0;
  }

  private void split() {
    int from = 0;
    int i = 0;
    while (i < line.length()) {
      if (line.charAt(i) == Placeholder.OPEN) {
        i = Math.max(i, line.indexOf(Placeholder.CLOSE, i));
      }
      int end = separatorEnd(i);
      if (end > i) {
        parts.add(new Range(from, withoutBlanksAtEnd(from, i)));
        from = end;
        i = end;
      } else {
        i++;
      }
    }
    parts.add(new Range(from, line.length()));
  }

  private int separatorEnd(int i) {
    char c = line.charAt(i);
    int end = i + 1;
    while (end < line.length() && line.charAt(end) == c) {
      end++;
    }
    boolean blankAfter = end >= line.length() || !isWord(line.charAt(end));
    boolean blankBefore = i == 0 || !isWord(line.charAt(i - 1));
    boolean is =
        SEPARATORS.indexOf(c) >= 0
            || SEPARATORS_BEFORE_BLANKS.indexOf(c) >= 0 && blankAfter
            || SEPARATORS_BETWEEN_BLANKS.indexOf(c) >= 0 && blankAfter && blankBefore;
    while (is && end < line.length() && isBlank(line.charAt(end))) {
      end++;
    }
    return is ? end : i;
  }

  private int withoutBlanksAtEnd(int from, int to) {
    int end = to;
    while (end > from && isBlank(line.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean has(char c, Range part) {
    int at = line.indexOf(c, part.from);
    return at >= 0 && at < part.to;
  }

  private static boolean hasValue(String line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.charAt(i) == Placeholder.OPEN || line.charAt(i) == Placeholder.FILLED) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(char c) {
    return !isBlank(c) && !Placeholder.isReserved(c);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
