package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What is to be seen in the cells of a table, and in other elements. */
final class Cells {

  /** What keeps an element that has no text, as do images. */
  static final String SHOWN = "hr, input, video";

  private static final String LINES = "br, p ~ p, div ~ div, tr ~ tr";
  private static final String NO_LABEL = SHOWN + ", a[href], " + LINES;

  /** Empty cells between two others; nobody has more. */
  private static final int MOST_EMPTY = 8;

  /** In cells; a longer row is no layout, and it is read for each of them that is empty. */
  private static final int LONGEST_ROW = 100;

  private Cells() {}

  static boolean isCell(Element element) {
    return element.nameIs("td") || element.nameIs("th");
  }

  static boolean isInLongRow(Element cell) {
    Element row = cell.parent();
    return row != null && row.childrenSize() > LONGEST_ROW;
  }

  /** Whether nothing in it is to be seen. */
  static boolean isHollow(Element element) {
    return element.nodeStream(TextNode.class).allMatch(text -> Gaps.isBlank(text.getWholeText()))
        && element.selectFirst(SHOWN) == null
        && !hasImage(element);
  }

  static boolean hasImage(Element element) {
    return element.select("img").stream().anyMatch(image -> !Icon.isSpacer(image));
  }

  static boolean hasField(Element element) {
    String text = element.wholeText();
    return text.indexOf(Placeholder.OPEN) >= 0
        || text.indexOf(Placeholder.FILLED) >= 0
        || text.indexOf(Placeholder.EMPTY) >= 0;
  }

  /** Whether it has several lines, or a long one, or names a company: no label is like that. */
  static boolean saysSomething(Element cell) {
    String text = cell.text();
    int length = text.length();
    return length >= Prose.SHORTEST
        || Company.isIn(text)
        || length > Gaps.LONGEST_LABEL && cell.selectFirst(LINES) != null;
  }

  static boolean isLabel(Element cell) {
    return !isHollow(cell)
        && !hasField(cell)
        && cell.text().length() <= Gaps.LONGEST_LABEL
        && !Company.isIn(cell.text())
        && RowSpans.of(cell) == 1
        && cell.selectFirst(NO_LABEL) == null
        && cell.select("img").stream().allMatch(Icon::is);
  }

  static boolean isSeparator(Element cell) {
    String text = cell.text().strip();
    return isLabel(cell) && !text.isEmpty() && Separator.end(text, 0) == text.length();
  }

  /** The next cell before it in which there is something to be seen. */
  static @Nullable Element shownBefore(Element cell) {
    return shown(cell.previousElementSibling(), false);
  }

  /** The cell, or the next one in which there is something to be seen. */
  static @Nullable Element shown(@Nullable Element cell, boolean forward) {
    @Nullable Element shown = cell;
    for (int i = 0; i < MOST_EMPTY && shown != null && isHollow(shown); i++) {
      shown = forward ? shown.nextElementSibling() : shown.previousElementSibling();
    }
    return shown;
  }
}
