package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The lines of a signature in text. */
final class TextLines {

  private TextLines() {}

  /** Puts values in the place of placeholders, and closes the gaps of empty fields. */
  static String fill(String template) {
    String marked =
        template.replace("" + Placeholder.OPEN + Placeholder.CLOSE, "" + Placeholder.EMPTY);
    List<String> lines = new ArrayList<>();
    for (String line : marked.split("\r\n|[\r\n]", -1)) {
      if (!Gaps.isWholeLine(line)) {
        lines.add(Placeholder.replace(without(line, Gaps.in(line)), value -> value));
      }
    }
    return tidy(String.join("\n", lines));
  }

  private static String without(String line, BitSet removed) {
    StringBuilder kept = new StringBuilder(line.length());
    for (int i = removed.nextClearBit(0); i < line.length(); i = removed.nextClearBit(i + 1)) {
      kept.append(line.charAt(i));
    }
    return kept.toString();
  }

  /**
   * No blanks at the ends of lines, no two empty lines together, none at either end. The blank of a
   * signature's {@code "-- "} stays (RFC 3676).
   */
  static String tidy(String text) {
    StringBuilder tidy = new StringBuilder(text.length());
    boolean empty = true;
    for (String line : text.split("\n", -1)) {
      String stripped = line.replace('\u00A0', ' ').stripTrailing();
      if (!stripped.isEmpty() || !empty) {
        tidy.append(stripped.equals("--") ? "-- " : stripped).append('\n');
      }
      empty = stripped.isEmpty();
    }
    int end = tidy.length();
    while (end > 0 && tidy.charAt(end - 1) == '\n') {
      end--;
    }
    return end == 0 ? "" : tidy.substring(0, end) + "\n";
  }
}
