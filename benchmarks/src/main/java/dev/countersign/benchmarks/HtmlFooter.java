package dev.countersign.benchmarks;

import java.util.Locale;

/** Where those that do not look for quoted messages put a signature into HTML. */
final class HtmlFooter {
  private HtmlFooter() {}

  static String beforeEndOfBody(String html) {
    int end = html.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
    return end < 0
        ? html + Footer.HTML
        : new StringBuilder(html).insert(end, Footer.HTML).toString();
  }
}
