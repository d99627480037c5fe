package dev.countersign.signature.damage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a reader finds the signature of a message in which earlier ones are quoted. */
public enum Placement {
  ABOVE("above the newest quoted message"),
  ANSWERS_WITHIN("in a message that answers within or below what it quotes"),
  BELOW("below what is quoted, with nothing of the author's in between");

  private final String label;

  Placement(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }

  /** Of the texts of a message before and after it was stamped; null if none of them quotes. */
  static @Nullable Placement of(List<Leaf> before, List<Leaf> after) {
    Placement worst = null;
    for (int i = 0; i < before.size(); i++) {
      Placement one = of(before.get(i), after.get(i).text());
      worst = one != null && (worst == null || one.compareTo(worst) > 0) ? one : worst;
    }
    return worst;
  }

  private static @Nullable Placement of(Leaf before, String after) {
    boolean html = before.path().endsWith("text/html");
    String text = before.text();
    if (text.equals(after) || !html && !before.path().endsWith("text/plain")) {
      return null;
    }
    VisibleQuote quote = VisibleQuote.in(html ? SeenLine.ofHtml(text) : SeenLine.ofText(text));
    if (quote == null || quote.answered()) {
      return quote == null ? null : ANSWERS_WITHIN;
    }
    return text.length() - commonEnd(text, after) <= quote.start() ? ABOVE : BELOW;
  }

  /** How many of the last characters are the same: those behind what was inserted. */
  private static int commonEnd(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int count = 0;
    while (count < shorter
        && before.charAt(before.length() - 1 - count) == after.charAt(after.length() - 1 - count)) {
      count++;
    }
    return count;
  }
}
