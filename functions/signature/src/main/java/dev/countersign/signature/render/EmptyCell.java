package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Closes the gap that a cell of a table leaves whose fields are all empty. Its row goes if only
 * labels are left in it; else the label in the cells before it, or the separator between it and its
 * neighbour. The cells themselves stay, as others stand above and below them.
 */
final class EmptyCell {

  /** What keeps an element that has no text. */
  private static final String SHOWN = "img, hr, input, video";

  private static final String KEEPS_ROW = SHOWN + ", a[href], table";
  private static final String NO_LABEL = "hr, input, video, a[href], table, br, p ~ p, div ~ div";

  /** Icon, words, colon, and what keeps them apart. */
  private static final int MOST_CELLS = 8;

  private EmptyCell() {}

  static boolean isCell(Element element) {
    return element.nameIs("td") || element.nameIs("th");
  }

  /** Whether nothing in it is to be seen. */
  static boolean isHollow(Element element) {
    return Gaps.isBlank(element.wholeText()) && element.selectFirst(SHOWN) == null;
  }

  /**
   * Closes the gap.
   *
   * @return the table's part that the row was taken from; null if the row stays
   */
  static @Nullable Element close(Element cell) {
    Element row = cell.parent();
    if (row == null) {
      return null;
    }
    closeCells(cell);
    if (row.selectFirst(KEEPS_ROW) != null || hasField(row) || RowSpans.beginIn(row)) {
      return null;
    }
    Element table = row.parent();
    EmptyLine.closeUpRow(row);
    RowSpans.remove(row);
    return table;
  }

  private static void closeCells(Element cell) {
    boolean hadLabel = takeLabel(cell);
    Element after = cell.nextElementSibling();
    if (!hadLabel && after != null && isSeparator(after) && isFirst(cell)) {
      after.empty();
    }
  }

  /** An icon, words and a colon may have a cell each, and empty ones between them. */
  private static boolean takeLabel(Element cell) {
    @Nullable LabelPart taken = null;
    Element before = cell.previousElementSibling();
    for (int i = 0; i < MOST_CELLS && before != null; i++) {
      if (!isHollow(before) && !isLabel(before)) {
        return taken != null;
      }
      if (!isHollow(before)) {
        LabelPart part = LabelPart.of(before);
        if (taken != null && part.compareTo(taken) <= 0) {
          return true;
        }
        before.empty();
        taken = part;
      }
      before = before.previousElementSibling();
    }
    return taken != null;
  }

  /** The next cell before it in which there is something to be seen. */
  static @Nullable Element shownBefore(Element cell) {
    @Nullable Element before = cell.previousElementSibling();
    for (int i = 0; i < MOST_CELLS && before != null && isHollow(before); i++) {
      before = before.previousElementSibling();
    }
    return before;
  }

  /** Whether all cells before it are empty. */
  private static boolean isFirst(Element cell) {
    return cell.previousElementSiblings().stream().allMatch(EmptyCell::isHollow);
  }

  private static boolean isLabel(Element cell) {
    return !isHollow(cell)
        && !hasField(cell)
        && cell.text().length() <= Gaps.LONGEST_LABEL
        && RowSpans.of(cell) == 1
        && cell.selectFirst(NO_LABEL) == null
        && cell.select("img").stream().allMatch(Icon::is);
  }

  private static boolean isSeparator(Element cell) {
    String text = cell.text().strip();
    return isLabel(cell) && !text.isEmpty() && Separator.end(text, 0) == text.length();
  }

  private static boolean hasField(Element element) {
    String text = element.wholeText();
    return text.indexOf(Placeholder.OPEN) >= 0
        || text.indexOf(Placeholder.FILLED) >= 0
        || text.indexOf(Placeholder.EMPTY) >= 0;
  }
}
