package dev.countersign.signature.render;

import org.jsoup.nodes.Element;

/** Cells of a table that reach over several rows. */
final class RowSpans {

  /** In rows; no signature has a taller cell, and for each row that goes those above are read. */
  private static final int TALLEST = 100;

  private RowSpans() {}

  /** How many rows a cell reaches over. */
  static int of(Element cell) {
    String rows = cell.attr("rowspan").strip();
    return rows.matches("[1-9]\\d{0,4}") ? Integer.parseInt(rows) : 1;
  }

  /** Whether a cell of this row is also one of the rows below. */
  static boolean beginIn(Element row) {
    return row.children().stream().anyMatch(cell -> of(cell) > 1);
  }

  /** Removes a row. A cell above that reached over it would reach over the one below instead. */
  static void remove(Element row) {
    Element above = row.previousElementSibling();
    for (int distance = 1; distance < TALLEST && above != null; distance++) {
      shorten(above, distance);
      above = above.previousElementSibling();
    }
    row.remove();
  }

  private static void shorten(Element row, int distance) {
    for (Element cell : row.children()) {
      int rows = of(cell);
      if (rows > distance) {
        cell.attr("rowspan", String.valueOf(rows - 1));
      }
    }
  }
}
