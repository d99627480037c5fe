package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Closes the gap that a cell of a table leaves whose fields are all empty. Its row goes if only
 * labels are left in it; else the label in the cells before it, or the separator between it and its
 * neighbour. The cells themselves stay where others stand above or below them.
 */
final class EmptyCell {

  private static final String KEEPS_ROW = Cells.SHOWN + ", a[href], table";

  /** Icon, words, colon, and what keeps them apart. */
  private static final int MOST_CELLS = 8;

  private EmptyCell() {}

  /**
   * Closes the gap.
   *
   * @return the table's part that the row was taken from; null if the row stays
   */
  static @Nullable Element close(Element cell) {
    Element row = cell.parent();
    if (row == null || Cells.isInLongRow(cell)) {
      return null;
    }
    boolean free = CellGap.isFree(cell);
    Element from = takeLabel(cell);
    Element to = from == cell ? takeSeparator(cell) : cell;
    if (isKept(row)) {
      if (free) {
        CellGap.close(from, to);
      }
      return null;
    }
    Element table = row.parent();
    EmptyLine.closeUpRow(row);
    RowSpans.remove(row);
    return table;
  }

  private static boolean isKept(Element row) {
    return row.selectFirst(KEEPS_ROW) != null
        || Cells.hasImage(row)
        || Cells.hasField(row)
        || RowSpans.beginIn(row)
        || row.children().stream().anyMatch(Cells::saysSomething);
  }

  /** Empties the separator behind the first cell, and returns it; else the cell. */
  private static Element takeSeparator(Element cell) {
    Element after = Cells.shown(cell.nextElementSibling(), true);
    if (after == null || !Cells.isSeparator(after) || Cells.shownBefore(cell) != null) {
      return cell;
    }
    after.empty();
    return after;
  }

  /**
   * Empties a label. An icon, words and a colon may have a cell each, and empty ones between them.
   *
   * @return the first of its cells; the one that is given if there is none
   */
  private static Element takeLabel(Element cell) {
    Element first = cell;
    @Nullable LabelPart taken = null;
    @Nullable Element before = Cells.shownBefore(cell);
    for (int i = 0; i < MOST_CELLS && before != null && Cells.isLabel(before); i++) {
      LabelPart part = LabelPart.of(before);
      if (taken != null && part.compareTo(taken) <= 0) {
        return first;
      }
      before.empty();
      taken = part;
      first = before;
      before = Cells.shownBefore(before);
    }
    return first;
  }
}
