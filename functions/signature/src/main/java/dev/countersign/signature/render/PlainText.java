package dev.countersign.signature.render;

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

  /** Stands for a line break that is shown as one. */
  private static final char BREAK = '\u0085';

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  private final StringBuilder text = new StringBuilder();

  private static final String STANDS_BEHIND_AN_ADDRESS =
      ".,;:!?)]}\"'\u201C\u201D\u2019\u00AB\u00BB";

  /** After the sign of a list's item, where its first line is. */
  private int item = -1;

  /** After the last address that stands behind its words. */
  private int address = -1;

  private PlainText() {}

  static String of(Element body) {
    PlainText plain = new PlainText();
    body.filter(plain);
    return TextLines.tidy(plain.text.toString());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      add(keepsLines(leaf) ? leaf.getWholeText().replace('\n', BREAK) : leaf.getWholeText());
    } else if (node instanceof Element element) {
      if (isHidden(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      start(element);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden")
        || HIDDEN.matcher(element.attr("style")).find()
        || TextCells.isCell(element) && TextCells.isSpacer(element);
  }

  private void start(Element element) {
    if (TextCells.isCell(element)) {
      cell(element);
    } else if (TextCells.isInLine(element)) {
      add(element.nameIs("br") || HtmlLines.isBlock(element) ? " " : "");
    } else if (element.nameIs("br")) {
      text.append('\n');
    } else if (HtmlLines.isBlock(element)) {
      newLine();
      if (element.nameIs("li")) {
        item(element);
      }
    }
  }

  private void item(Element item) {
    Element list = item.parent();
    if (list != null && list.nameIs("ol")) {
      text.append(list.select("> li").indexOf(item) + 1).append(". ");
    } else {
      text.append("- ");
    }
    this.item = text.length();
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.nameIs("a")) {
        link(element);
      }
      if (HtmlLines.isBlock(element)
          && !TextCells.isCell(element)
          && !TextCells.isInLine(element)) {
        newLine();
      }
    }
    return FilterResult.CONTINUE;
  }

  private static boolean keepsLines(TextNode leaf) {
    Element parent = leaf.parent();
    return parent != null && parent.closest(LINES_KEPT) != null;
  }

  private void add(String leaf) {
    if (text.length() == address && !leaf.isEmpty() && !standsBehindAnAddress(leaf.charAt(0))) {
      text.append(' ');
    }
    for (int i = 0; i < leaf.length(); i++) {
      char c = leaf.charAt(i);
      boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (c == BREAK) {
        text.append('\n');
      } else if (!blank) {
        text.append(c);
      } else if (text.length() > 0 && !endsWith(' ') && !endsWith('\n')) {
        text.append(' ');
      }
    }
  }

  private static boolean standsBehindAnAddress(char c) {
    return Gaps.isBlank(c) || STANDS_BEHIND_AN_ADDRESS.indexOf(c) >= 0;
  }

  private void cell(Element cell) {
    if (TextCells.beginsLine(cell) && !TextCells.isInLine(cell)) {
      newLine();
    } else {
      add(" ");
    }
  }

  private void link(Element link) {
    String href = link.attr("href");
    String shown = link.text().strip();
    if (LinkTarget.isWeb(href) && shown.isEmpty()) {
      shown = String.join(" ", link.select("img[alt]").eachAttr("alt")).strip();
      add(shown);
    }
    String target = LinkTarget.behind(shown, href);
    if (!target.isEmpty()) {
      text.append(" <").append(target).append('>');
      address = text.length();
    }
  }

  private void newLine() {
    if (text.length() > 0 && text.length() != item && !endsWith('\n')) {
      text.append('\n');
    }
  }

  private boolean endsWith(char c) {
    return text.length() > 0 && text.charAt(text.length() - 1) == c;
  }
}
