package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Where the cells of tables stand in text. Those of one line stand side by side, as label and value
 * do, whatever elements their line is made of; those without text only keep others apart.
 */
final class TextCells {

  private TextCells() {}

  /** Whether it is empty, and others in its row are not. */
  static boolean isSpacer(Element cell) {
    return isEmpty(cell)
        && !Cells.isInLongRow(cell)
        && cell.siblingElements().stream().anyMatch(other -> !isEmpty(other));
  }

  /** Whether a cell begins a line. */
  static boolean beginsLine(Element cell) {
    if (Cells.isInLongRow(cell)) {
      return true;
    }
    @Nullable Element before = cell.previousElementSibling();
    while (before != null && isEmpty(before)) {
      before = before.previousElementSibling();
    }
    return before == null || !isOneLine(before) || !isOneLine(cell);
  }

  /** Whether all of a cell stands in one line. */
  static boolean isOneLine(Element cell) {
    return cell.selectFirst("li") == null
        && HtmlLines.of(cell).stream().filter(TextCells::hasText).count() <= 1;
  }

  private static boolean hasText(HtmlLine line) {
    return line.leaves().stream().anyMatch(TextCells::isText);
  }

  private static boolean isText(Node leaf) {
    return leaf instanceof TextNode text
        ? !Gaps.isBlank(text.getWholeText())
        : leaf instanceof Element image && isNamed(image);
  }

  /** Whether text has an image, as it does for one that is a link. */
  private static boolean isNamed(Element image) {
    return image.hasAttr("alt") && image.closest("a[href]") != null;
  }

  private static boolean isEmpty(Element cell) {
    return Gaps.isBlank(cell.wholeText()) && cell.selectFirst("a[href] img[alt]") == null;
  }
}
