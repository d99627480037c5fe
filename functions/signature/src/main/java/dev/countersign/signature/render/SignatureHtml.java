package dev.countersign.signature.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
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
    boolean isDocument = standard.toLowerCase(Locale.ROOT).contains("<body");
    Document document = isDocument ? Jsoup.parse(standard) : Jsoup.parseBodyFragment(standard);
    document
        .outputSettings()
        .prettyPrint(false)
        .charset(StandardCharsets.US_ASCII)
        .escapeMode(Entities.EscapeMode.xhtml);
    Element body = document.body();
    body.prependChildren(document.head().select("style"));
    return body;
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
