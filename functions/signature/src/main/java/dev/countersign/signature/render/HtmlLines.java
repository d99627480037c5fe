package dev.countersign.signature.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Divides HTML into the lines in which it is shown. */
final class HtmlLines implements NodeVisitor {

  private static final Pattern BLOCK =
      Pattern.compile("(?i)(?<![\\w-])display\\s*:\\s*(?:block|table|flex|list-item)\\b(?!-)");

  private final List<HtmlLine> lines = new ArrayList<>();
  private List<Node> leaves = new ArrayList<>();
  private @Nullable Element breakBefore;

  private HtmlLines() {}

  static List<HtmlLine> of(Element body) {
    HtmlLines lines = new HtmlLines();
    body.traverse(lines);
    lines.end(null);
    return lines.lines;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode) {
      leaves.add(node);
    } else if (node instanceof Element element) {
      if (element.nameIs("br")) {
        end(element);
      } else if (element.nameIs("img")) {
        leaves.add(node);
      } else if (isBlock(element)) {
        end(null);
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element && isBlock(element)) {
      end(null);
    }
  }

  /** Designers make lines of spans and links. An image stays in its line, it may be a label. */
  static boolean isBlock(Element element) {
    return element.isBlock()
        || !element.is("img, br") && BLOCK.matcher(element.attr("style")).find();
  }

  private void end(@Nullable Element lineBreak) {
    if (!leaves.isEmpty() || lineBreak != null) {
      lines.add(new HtmlLine(leaves, breakBefore, lineBreak));
      leaves = new ArrayList<>();
    }
    breakBefore = lineBreak;
  }
}
