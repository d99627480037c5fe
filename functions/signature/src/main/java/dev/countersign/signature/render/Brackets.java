package dev.countersign.signature.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A pair of brackets or quotation marks in a line.
 *
 * @param open index of the opening one
 * @param close index of the closing one
 */
record Brackets(int open, int close) {

  /** What closes a pair, and what may have opened it, each at the same index. */
  private static final String CLOSING =
      ")]}>\uFF09\u3011\u300D\"\u201D\u201D\u201C\u00BB\u00AB\u203A";

  private static final String OPENING =
      "([{<\uFF08\u3010\u300C\"\u201C\u201E\u201E\u00AB\u00BB\u2039";

  /** Nobody nests more; each pair is closed up once more for every pair around it. */
  private static final int DEEPEST = 16;

  /** All pairs, inner ones before those around them. */
  static List<Brackets> in(String line) {
    List<Brackets> pairs = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < line.length(); i++) {
      int opening = lastOpening(line, open, line.charAt(i));
      if (opening >= 0) {
        pairs.add(new Brackets(opening, i));
        open.removeIf(at -> at >= opening);
      } else if (OPENING.indexOf(line.charAt(i)) >= 0) {
        open.push(i);
        if (open.size() > DEEPEST) {
          open.removeLast();
        }
      }
    }
    return pairs;
  }

  private static int lastOpening(String line, Deque<Integer> open, char closing) {
    return CLOSING.indexOf(closing) < 0
        ? -1
        : open.stream().filter(at -> isPair(line.charAt(at), closing)).findFirst().orElse(-1);
  }

  private static boolean isPair(char opening, char closing) {
    for (int i = 0; i < CLOSING.length(); i++) {
      if (OPENING.charAt(i) == opening && CLOSING.charAt(i) == closing) {
        return true;
      }
    }
    return false;
  }

  /** Writes the same character over both and all between them. */
  void fill(StringBuilder line, char c) {
    for (int i = open; i <= close; i++) {
      line.setCharAt(i, c);
    }
  }
}
