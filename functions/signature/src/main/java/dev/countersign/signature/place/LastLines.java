package dev.countersign.signature.place;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last lines of the paragraph in hand, and of the two above it. */
final class LastLines {

  /** A wrapped attribution has up to this many lines. */
  static final int MOST = 4;

  private final @Nullable Line[] lines = new @Nullable Line[MOST];
  private int count;

  /** Of the paragraph above, until a second empty line comes. */
  private int countAbove;

  /** The same, until a third one comes. */
  private int countFurtherAbove;

  /** The paragraph above that in hand, if it is a line, or one that was wrapped before the time. */
  private @Nullable Line lineAbove;

  /** As that, of the paragraph above it. */
  private @Nullable Line lineFurtherAbove;

  /** The next line does not continue those before. */
  void end() {
    if (count > 0) {
      lineFurtherAbove = lineAbove;
      lineAbove = count == 1 || count == 2 && get(1).isClock() ? get(0) : null;
    }
    countFurtherAbove = countAbove;
    countAbove = count;
    count = 0;
  }

  void add(Line line) {
    lines[count++ % MOST] = line;
  }

  /** How many the paragraph has. */
  int count() {
    return count;
  }

  /** Number of the first that is kept. */
  int first() {
    return Math.max(0, count - MOST);
  }

  Line last() {
    return get(count - 1);
  }

  /** One of those that are kept, by its number in its paragraph. */
  Line get(int number) {
    return Objects.requireNonNull(lines[number % MOST]);
  }

  /** How many there are in hand or, with an empty line between, above. */
  int countAbove() {
    return count == 0 ? countAbove : count;
  }

  /** How many were above an empty line more, as long as nothing came after. */
  int countFurtherAbove() {
    return countFurtherAbove;
  }

  /** The last one, maybe with an empty line below. */
  @Nullable Line above() {
    int lines = countAbove();
    return lines == 0 ? null : get(lines - 1);
  }

  /** The paragraph above that of {@link #above}, if it is a line. */
  @Nullable Line paragraphAbove() {
    return count == 0 ? lineFurtherAbove : lineAbove;
  }
}
