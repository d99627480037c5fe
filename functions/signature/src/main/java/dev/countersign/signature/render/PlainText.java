package dev.countersign.signature.render;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of HTML: its lines, addresses of links behind their text, no images. Blanks as a browser
 * shows them.
 */
final class PlainText implements NodeVisitor {

  private static final String SEVERAL_LINES = "br, p, div, table, li, tr";

  private final StringBuilder text = new StringBuilder();

  private PlainText() {}

  static String of(Element body) {
    PlainText plain = new PlainText();
    body.traverse(plain);
    return TextLines.tidy(plain.text.toString());
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode leaf) {
      add(leaf.getWholeText());
    } else if (node instanceof Element element) {
      if (element.nameIs("br")) {
        text.append('\n');
      } else if (isCell(element)) {
        cell(element);
      } else if (element.isBlock()) {
        newLine();
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      if (element.nameIs("a")) {
        link(element);
      } else if (element.isBlock() && !isCell(element)) {
        newLine();
      }
    }
  }

  private void add(String leaf) {
    for (int i = 0; i < leaf.length(); i++) {
      char c = leaf.charAt(i);
      boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!blank) {
        text.append(c);
      } else if (!endsWith(' ') && !endsWith('\n')) {
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
    if (text.length() > 0 && !endsWith('\n')) {
      text.append('\n');
    }
  }

  private boolean endsWith(char c) {
    return text.length() > 0 && text.charAt(text.length() - 1) == c;
  }
}
