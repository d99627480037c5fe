package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Closes the gaps that empty fields leave in a line. A line whose fields are all empty goes with
 * them, unless a part of it says something without them. Else the parts between separators are
 * looked at: a part whose fields are all empty goes, with one separator; in the others an empty
 * field takes the words before it, which are its label. What stands in brackets is a line in the
 * line.
 */
final class Gaps {

  /** In characters; what is longer says something without the field behind it, too. */
  static final int LONGEST_LABEL = 20;

  private static final Pattern ADDRESS = Pattern.compile("[\\p{L}\\d][.@][\\p{L}\\d]");

  private record Range(int from, int to) {}

  private final String line;
  private final List<Range> parts = new ArrayList<>();
  private final BitSet removed = new BitSet();

  private Gaps(String line) {
    this.line = line;
    split();
  }

  /**
   * The characters to leave out of a line, in which placeholders and {@link Placeholder#EMPTY}
   * stand for fields.
   */
  static BitSet in(String line) {
    BitSet removed = new BitSet();
    if (line.indexOf(Placeholder.EMPTY) >= 0) {
      Gaps gaps = new Gaps(withoutBrackets(line, removed));
      gaps.close();
      removed.or(gaps.removed);
    }
    return removed;
  }

  /** Whether nothing is left of a line that had an empty field. */
  static boolean isWholeLine(String line) {
    return line.indexOf(Placeholder.EMPTY) >= 0
        && new Gaps(withoutBrackets(line, new BitSet())).isWholeLine();
  }

  /** Brackets with empty fields are one such field themselves, or closed up and a value. */
  private static String withoutBrackets(String line, BitSet removed) {
    StringBuilder rest = new StringBuilder(line);
    for (Brackets brackets : Brackets.in(line)) {
      Gaps inner = new Gaps(rest.substring(brackets.open() + 1, brackets.close()));
      if (inner.line.indexOf(Placeholder.EMPTY) >= 0) {
        boolean whole = inner.isWholeLine();
        if (!whole) {
          inner.close();
          inner.removed.stream().forEach(i -> removed.set(brackets.open() + 1 + i));
        }
        brackets.fill(rest, whole ? Placeholder.EMPTY : Placeholder.FILLED);
      }
    }
    return rest.toString();
  }

  private boolean isWholeLine() {
    return !hasValue(line, 0, line.length()) && !saysSomethingElse();
  }

  /** Whether a part without a field is no label: it stands last, or is an address, or long. */
  private boolean saysSomethingElse() {
    int lastField = line.lastIndexOf(Placeholder.EMPTY);
    return parts.stream()
        .filter(part -> !has(Placeholder.EMPTY, part))
        .anyMatch(
            part ->
                part.from > lastField
                    ? Separator.isBar(lastBefore(part.from)) && hasWords(part)
                    : Separator.isBar(firstFrom(part.to)) && isNoLabel(part));
  }

  private boolean hasWords(Range part) {
    return line.substring(part.from, part.to).chars().anyMatch(Character::isLetterOrDigit);
  }

  private boolean isNoLabel(Range part) {
    String text = line.substring(part.from, part.to);
    return text.length() > LONGEST_LABEL || ADDRESS.matcher(text).find();
  }

  private char lastBefore(int to) {
    int i = withoutBlanksAtEnd(0, to);
    return i == 0 ? ' ' : line.charAt(i - 1);
  }

  private char firstFrom(int from) {
    int i = from;
    while (i < line.length() && isBlank(line.charAt(i))) {
      i++;
    }
    return i == line.length() ? ' ' : line.charAt(i);
  }

  private void close() {
    if (isWholeLine()) {
      removed.set(0, line.length());
      return;
    }
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

  /** At the start of a part, the blanks behind it go as well. */
  private int endOfGap(int from, int empty, Range part) {
    int end = empty;
    while (end < part.to && line.charAt(end) == Placeholder.EMPTY) {
      end++;
    }
    while (from == part.from && end < part.to && isBlank(line.charAt(end))) {
      end++;
    }
    return end;
  }

  private void split() {
    int from = 0;
    int i = 0;
    while (i < line.length()) {
      if (line.charAt(i) == Placeholder.OPEN) {
        i = Math.max(i, line.indexOf(Placeholder.CLOSE, i));
      }
      int end = Separator.end(line, i);
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

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
