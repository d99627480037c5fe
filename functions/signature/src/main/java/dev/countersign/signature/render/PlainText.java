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

  private static final String SEVERAL_LINES = "br, p, div, table, li, tr";

  private static final Pattern HIDDEN =
      Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");

  private final StringBuilder text = new StringBuilder();

  /** After the sign of a list's item, where its first line is. */
  private int item = -1;

  private PlainText() {}

  static String of(Element body) {
    PlainText plain = new PlainText();
    body.filter(plain);
    return TextLines.tidy(plain.text.toString());
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      add(leaf.getWholeText());
    } else if (node instanceof Element element) {
      if (isHidden(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      start(element);
    }
    return FilterResult.CONTINUE;
  }

  private static boolean isHidden(Element element) {
    return element.hasAttr("hidden") || HIDDEN.matcher(element.attr("style")).find();
  }

  private void start(Element element) {
    if (element.nameIs("br")) {
      text.append('\n');
    } else if (isCell(element)) {
      cell(element);
    } else if (element.isBlock()) {
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
      } else if (element.isBlock() && !isCell(element)) {
        newLine();
      }
    }
    return FilterResult.CONTINUE;
  }

  private void add(String leaf) {
    for (int i = 0; i < leaf.length(); i++) {
      char c = leaf.charAt(i);
      boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank) {
        text.append(c);
      } else if (text.length() > 0 && !endsWith(' ') && !endsWith('\n')) {
        text.append(' ');
      }
    }
  }

  /** Short cells stand side by side, as label and value do. */
  private void cell(Element cell) {
    Element before = cell.previousElementSibling();
    if (before == null) {
      newLine();
    } else if (before.selectFirst(SEVERAL_LINES) != null
        || cell.selectFirst(SEVERAL_LINES) != null) {
      newLine();
    } else {
      add(" ");
    }
  }

  private void link(Element link) {
    String href = link.attr("href");
    String shown = link.text().strip();
    boolean web = href.startsWith("http://") || href.startsWith("https://");
    if (web && shown.isEmpty()) {
      shown = String.join(" ", link.select("img[alt]").eachAttr("alt")).strip();
      add(shown);
    }
    if (web && !shown.isEmpty() && !isSame(shown, href)) {
      text.append(" <").append(href).append('>');
    }
  }

  private static boolean isSame(String shown, String href) {
    String address = href.replaceFirst("^https?://", "").replaceFirst("/$", "");
    String text = shown.replaceFirst("^https?://", "").replaceFirst("/$", "");
    return text.equalsIgnoreCase(address) || address.equalsIgnoreCase("www." + text);
  }

  private static boolean isCell(Element element) {
    return element.nameIs("td") || element.nameIs("th");
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
