package dev.countersign.signature.render;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Takes cells out of a row, and with them the dividers and distances that kept them apart from
 * their neighbours: two dividers would stand side by side, or one where nothing is to divide.
 */
final class CellGap {

  /** In rows; a longer table is no layout, and they are read for each cell that is empty. */
  private static final int LONGEST_TABLE = 100;

  private CellGap() {}

  /** Whether no cell of another row stands above or below those of its own row. */
  static boolean isFree(Element cell) {
    Element table = cell.closest("table");
    if (table == null || isLong(table) || table.selectFirst("> colgroup, > col") != null) {
      return false;
    }
    Set<Element> own = rowsReachedBy(cell);
    return table.children().stream()
        .flatMap(group -> group.children().stream())
        .allMatch(row -> row.childrenSize() <= 1 || own.contains(row));
  }

  private static boolean isLong(Element table) {
    return table.childrenSize() > LONGEST_TABLE
        || table.children().stream().mapToInt(Element::childrenSize).sum() > LONGEST_TABLE;
  }

  private static Set<Element> rowsReachedBy(Element cell) {
    Set<Element> rows = new HashSet<>();
    @Nullable Element row = cell.parent();
    for (int i = 0; i < Math.min(RowSpans.of(cell), LONGEST_TABLE) && row != null; i++) {
      rows.add(row);
      row = row.nextElementSibling();
    }
    return rows;
  }

  /** Takes out the cells from one to another, which are all empty. */
  static void close(Element from, Element to) {
    @Nullable Element before = from.previousElementSibling();
    @Nullable Element after = to.nextElementSibling();
    int rows = RowSpans.of(from);
    boolean first = Cells.shown(before, false) == null;
    boolean last = Cells.shown(after, true) == null;
    while (from.nextElementSibling() != after && from.nextElementSibling() != null) {
      from.nextElementSibling().remove();
    }
    from.remove();
    if (last && !first) {
      removeEmpty(before, false, rows);
    } else if (first != last || before != null && isDistance(before, rows)) {
      removeEmpty(after, true, rows);
    }
  }

  private static void removeEmpty(@Nullable Element start, boolean forward, int rows) {
    @Nullable Element cell = start;
    while (cell != null && isDistance(cell, rows)) {
      Element next = forward ? cell.nextElementSibling() : cell.previousElementSibling();
      cell.remove();
      cell = next;
    }
  }

  /** Whether nothing is in it, it is no picture itself, and as tall as what it stands beside. */
  private static boolean isDistance(Element cell, int rows) {
    return Cells.isHollow(cell)
        && RowSpans.of(cell) == rows
        && !cell.hasAttr("background")
        && !cell.attr("style").contains("url(");
  }
}
