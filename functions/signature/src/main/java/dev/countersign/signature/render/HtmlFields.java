package dev.countersign.signature.render;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Puts values in the place of placeholders in the HTML of a signature. */
final class HtmlFields {

  private HtmlFields() {}

  static void fill(Element body) {
    for (Element element : body.getAllElements()) {
      markLink(element);
      fillAttributes(element);
    }
    body.traverse((node, depth) -> markEmpty(node));
    List<HtmlLine> lines = HtmlLines.of(body);
    closeGaps(lines, body);
    body.traverse((node, depth) -> fillText(node));
  }

  private static void closeGaps(List<HtmlLine> lines, Element body) {
    Rules rules = new Rules(body);
    Set<HtmlLine> headings = Heading.withNothingBelow(lines);
    LabelColumn.closeGaps(lines, body);
    for (HtmlLine line : lines) {
      if (headings.contains(line)) {
        line.remove(body);
      } else {
        line.closeGaps(body);
      }
    }
    rules.closeUp();
  }

  /** A link without a field is something to see, whatever fields are empty beside it. */
  private static void markLink(Element element) {
    boolean shown = element.hasText() || element.selectFirst("img") != null;
    if (element.nameIs("a") && element.hasAttr("href") && shown && !hasField(element)) {
      element.after(new TextNode(String.valueOf(Placeholder.FILLED)));
    }
  }

  private static boolean hasField(Element element) {
    return Placeholder.isIn(element.wholeText())
        || Placeholder.isIn(element.attr("href"))
        || element.select("img").stream().anyMatch(image -> Placeholder.isIn(image.attr("src")));
  }

  private static void fillAttributes(Element element) {
    for (Attribute attribute : element.attributes().asList()) {
      if (Placeholder.isIn(attribute.getKey())) {
        element.removeAttr(attribute.getKey());
      } else if (Placeholder.isIn(attribute.getValue())) {
        fill(element, attribute);
      }
    }
  }

  private static void fill(Element element, Attribute attribute) {
    switch (AttributeKind.of(attribute.getKey())) {
      case URL -> fillAddress(element, attribute);
      case TEXT -> attribute.setValue(Placeholder.replace(attribute.getValue(), value -> value));
      case CODE -> element.removeAttr(attribute.getKey());
    }
  }

  /**
   * A link or an image without its address is as empty as the field; text stays without link. That
   * there is one stands behind it, so that it is no label of the next field.
   */
  private static void fillAddress(Element element, Attribute attribute) {
    String template = attribute.getValue();
    String url = Placeholder.isEmptyIn(template) ? null : FieldUrl.resolve(template);
    boolean image = element.nameIs("img");
    boolean empty = element.nameIs("a") && Placeholder.isEmptyIn(template);
    if (url != null) {
      attribute.setValue(url);
      element.after(new TextNode(String.valueOf(Placeholder.FILLED)));
    } else if (image || empty) {
      element.replaceWith(new TextNode(String.valueOf(Placeholder.EMPTY)));
    } else {
      element.removeAttr(attribute.getKey());
    }
  }

  private static void markEmpty(Node node) {
    if (node instanceof TextNode text && Placeholder.isIn(text.getWholeText())) {
      text.text(
          text.getWholeText()
              .replace("" + Placeholder.OPEN + Placeholder.CLOSE, "" + Placeholder.EMPTY));
    } else if (node instanceof DataNode data && Placeholder.isIn(data.getWholeData())) {
      data.setWholeData("");
    } else if (node instanceof Comment comment && Placeholder.isIn(comment.getData())) {
      comment.setData("");
    }
  }

  private static void fillText(@Nullable Node node) {
    if (node instanceof TextNode text) {
      text.text(Placeholder.replace(text.getWholeText(), value -> value));
    }
  }
}
