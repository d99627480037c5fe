package dev.countersign.signature.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Reads and writes the HTML of signatures. */
final class SignatureHtml {

  private SignatureHtml() {}

  /**
   * Reads a fragment, or the body of a document. Outlook's {@code <![if !mso]>} takes the form that
   * is also HTML.
   */
  static Element parse(String html) {
    String standard =
        html.replaceAll("<!\\[if ([^\\]>]*)\\]>", "<!--[if $1]><!-->")
            .replace("<![endif]>", "<!--<![endif]-->");
    String lower = standard.toLowerCase(Locale.ROOT);
    boolean isDocument = lower.contains("<body") || lower.contains("<html");
    Document document = isDocument ? Jsoup.parse(standard) : Jsoup.parseBodyFragment(standard);
    document
        .outputSettings()
        .prettyPrint(false)
        .charset(StandardCharsets.US_ASCII)
        .escapeMode(Entities.EscapeMode.xhtml);
    Element body = document.body();
    keepLook(document, body);
    body.prependChildren(document.head().select("style"));
    return body;
  }

  /** What the document says about all that is in it is lost with its elements: a div has it. */
  private static void keepLook(Document document, Element body) {
    Element look = new Element("div");
    for (String name : List.of("dir", "lang", "style")) {
      String value = body.hasAttr(name) ? body.attr(name) : html(document).attr(name);
      if (!value.isEmpty()) {
        look.attr(name, value);
      }
    }
    if (!look.attributes().isEmpty()) {
      look.insertChildren(0, body.childNodes());
      body.appendChild(look);
    }
  }

  private static Element html(Document document) {
    return Objects.requireNonNullElse(document.selectFirst("html"), document);
  }

  /** The content as ASCII; what stands in comments and styles as well. */
  static String write(Element body) {
    String html = body.html();
    StringBuilder ascii = new StringBuilder(html.length());
    html.codePoints()
        .forEach(
            c -> {
              if (c < 0x80) {
                ascii.append((char) c);
              } else {
                ascii.append("&#").append(c).append(';');
              }
            });
    return ascii.toString();
  }
}
