package dev.countersign.signature.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The text of HTML: its lines, addresses of links behind their text, no images but those that are
 * links, nothing that is hidden. Blanks as a browser shows them.
 */
final class PlainText implements NodeFilter {

  private static final String LINES_KEPT = "pre, [style~=(?i)white-space\\s*:\\s*pre]";

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  private final TextWriter text = new TextWriter();

  /** Of the cells that we are in, whether all of each stands in one line. */
  private final Deque<Boolean> oneLine = new ArrayDeque<>();

  private PlainText() {}

  static String of(Element body) {
    PlainText plain = new PlainText();
    body.filter(plain);
    return TextLines.tidy(plain.text.toString());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      String whole = leaf.getWholeText();
      text.add(keepsLines(leaf) ? whole.replace('\n', TextWriter.BREAK) : whole);
    } else if (node instanceof Element element) {
      if (isLeftOut(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      start(element);
    }
    return FilterResult.CONTINUE;
  }

  /** What is hidden, and cells that only keep others apart. */
  private static boolean isLeftOut(Element element) {
    return element.hasAttr("hidden")
        || HIDDEN.matcher(element.attr("style")).find()
        || Cells.isCell(element) && TextCells.isSpacer(element);
  }

  private void start(Element element) {
    if (Cells.isCell(element)) {
      cell(element);
      oneLine.push(TextCells.isOneLine(element));
    } else if (!isBreak(element)) {
      blankIf(Distance.isBefore(element));
    } else if (isInLine()) {
      text.blank();
    } else if (element.nameIs("br")) {
      text.lineBreak();
    } else {
      text.newLine();
      item(element);
    }
  }

  private void blankIf(boolean apart) {
    if (apart) {
      text.blank();
    }
  }

  private static boolean isBreak(Element element) {
    return element.nameIs("br") || HtmlLines.isBlock(element);
  }

  private void item(Element item) {
    Element list = item.parent();
    if (item.nameIs("li") && list != null) {
      text.item(list.nameIs("ol") ? list.select("> li").indexOf(item) + 1 + "." : "-");
    }
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.nameIs("a")) {
        link(element);
      }
      blankIf(Distance.isBehind(element));
      if (Cells.isCell(element)) {
        oneLine.pop();
      } else if (HtmlLines.isBlock(element) && !isInLine()) {
        text.newLine();
      }
    }
    return FilterResult.CONTINUE;
  }

  /** Whether what comes is a part of the line of a cell, where a block begins none. */
  private boolean isInLine() {
    return !oneLine.isEmpty() && oneLine.peek();
  }

  private static boolean keepsLines(TextNode leaf) {
    Element parent = leaf.parent();
    return parent != null && parent.closest(LINES_KEPT) != null;
  }

  private void cell(Element cell) {
    if (TextCells.beginsLine(cell) && !isInLine()) {
      text.newLine();
    } else {
      text.blank();
    }
  }

  private void link(Element link) {
    String href = link.attr("href");
    String shown = link.text().strip();
    if (LinkTarget.isWeb(href) && shown.isEmpty()) {
      shown = String.join(" ", link.select("img[alt]").eachAttr("alt")).strip();
      text.add(shown);
    }
    String target = LinkTarget.behind(shown, href);
    if (!target.isEmpty()) {
      text.address(target);
    }
  }
}
