package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Of two empty lines that a line without values stood between, one goes with it. */
final class EmptyLine {

  private EmptyLine() {}

  /** A line between breaks, of which the one below stays: the next line may begin with it. */
  static void closeUp(Element breakBefore, @Nullable Element breakAfter) {
    Node above = seen(breakBefore.previousSibling(), false);
    Node below = breakAfter == null ? null : seen(breakAfter.nextSibling(), true);
    if (breakAfter != null && below != null && isBreak(above) && isBreak(below)) {
      for (Node blanks = breakAfter.nextSibling();
          blanks != null && blanks != below;
          blanks = breakAfter.nextSibling()) {
        blanks.remove();
      }
      breakAfter.remove();
    }
  }

  /** A line that is an element. */
  static void closeUp(Element line) {
    Node above = seen(line.previousSibling(), false);
    Node below = seen(line.nextSibling(), true);
    if (below != null && isSpacer(above) && isSpacer(below)) {
      below.remove();
    }
  }

  /**
   * A row of a table. Those beside it may be rules or of any height, so they have to be the same.
   */
  static void closeUpRow(Element row) {
    Element above = row.previousElementSibling();
    Element below = row.nextElementSibling();
    if (above != null
        && below != null
        && Cells.isHollow(below)
        && above.outerHtml().equals(below.outerHtml())) {
      RowSpans.remove(below);
    }
  }

  /** The node or its nearest sibling that is more than the blanks between elements. */
  static @Nullable Node seen(@Nullable Node node, boolean forward) {
    @Nullable Node seen = node;
    while (seen instanceof TextNode text && Gaps.isBlank(text.getWholeText())) {
      seen = forward ? seen.nextSibling() : seen.previousSibling();
    }
    return seen;
  }

  private static boolean isBreak(@Nullable Node node) {
    return node instanceof Element element && element.nameIs("br");
  }

  /** Whether it is a block as editors write an empty line; what is only a box may be a rule. */
  private static boolean isSpacer(@Nullable Node node) {
    return node instanceof Element element
        && element.is("p, div")
        && Cells.isHollow(element)
        && (element.wholeText().indexOf('\u00A0') >= 0 || element.selectFirst("br") != null);
  }
}
