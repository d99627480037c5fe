package dev.countersign.signature.render;

import java.util.BitSet;
import java.util.List;

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

  private final String line;
  private final Prose prose;
  private final List<Part> parts;
  private final BitSet removed = new BitSet();

  private Gaps(String line) {
    this.line = line;
    this.prose = new Prose(line);
    this.parts = Part.of(line);
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
    return parts.stream().noneMatch(Part::hasValue)
        && !saysSomethingElse()
        && parts.stream().noneMatch(part -> part.isSentence(prose));
  }

  /**
   * Whether a part without a field is no label: it stands last, or is a name or address, or long.
   */
  private boolean saysSomethingElse() {
    int lastField = line.lastIndexOf(Placeholder.EMPTY);
    return parts.stream()
        .filter(part -> !part.isEmpty())
        .anyMatch(
            part ->
                part.isCompany()
                    || (part.from() > lastField
                        ? Separator.isBar(lastBefore(part.from())) && part.hasWords()
                        : Separator.isBar(firstFrom(part.to())) && part.isNoLabel()));
  }

  private char lastBefore(int to) {
    int i = Part.withoutBlanksAtEnd(line, 0, to);
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
      Part part = parts.get(i);
      boolean empty = part.isEmpty();
      if (empty && !part.hasValue() && !part.isSentence(prose)) {
        continue;
      }
      removeBefore(i, lastKept);
      lastKept = i;
      if (empty) {
        closePart(part);
      }
    }
    removed.set(parts.get(lastKept).to(), line.length());
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
    int from = lastKept < 0 ? 0 : parts.get(lastKept).to();
    int to = lastKept < 0 || part == 0 ? parts.get(part).from() : parts.get(part - 1).to();
    if (to > from) {
      removed.set(from, to);
    }
  }

  private void closePart(Part part) {
    int kept = part.from();
    boolean afterValue = false;
    boolean atStart = true;
    for (int i = part.from(); i < part.to(); i++) {
      char c = line.charAt(i);
      if (c == Placeholder.CLOSE || c == Placeholder.FILLED) {
        kept = i + 1;
        afterValue = true;
        atStart = false;
      } else if (c == Placeholder.EMPTY) {
        int from = prose.start(kept, afterValue, i, part.to());
        atStart &= from == kept;
        int end = endOfGap(atStart, i, part);
        removed.set(from, end);
        kept = end;
        afterValue = false;
        i = end - 1;
      }
    }
  }

  /** At the start of a part, what joins it to the next field and the blanks go as well. */
  private int endOfGap(boolean atStart, int empty, Part part) {
    int end = empty;
    while (end < part.to() && line.charAt(end) == Placeholder.EMPTY) {
      end++;
    }
    if (atStart) {
      end = Joiner.end(line, end, part.to());
      while (end < part.to() && isBlank(line.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  static boolean isBlank(String text) {
    return text.chars().allMatch(c -> isBlank((char) c));
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
