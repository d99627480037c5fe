package dev.countersign.signature.place;

/** Where what is not shown ends: comments, and the content of style, script and their like. */
final class HiddenText {

  private HiddenText() {}

  /** Offset after the comment that begins there; negative where it never ends. */
  static int commentEnd(String html, int start) {
    int from = start + "<!--".length();
    if (html.startsWith(">", from) || html.startsWith("->", from)) {
      return html.indexOf('>', from) + 1;
    }
    int dashes = html.indexOf("--", from);
    while (dashes >= 0) {
      int next = dashes + 2;
      if (html.startsWith(">", next)) {
        return next + 1;
      }
      if (html.startsWith("!>", next)) {
        return next + 2;
      }
      dashes = html.indexOf("--", dashes + 1);
    }
    return -1;
  }

  /** Offset of the end tag that ends the raw text; negative where there is none. */
  static int rawTextEnd(String html, int start, Tag element) {
    int close = html.indexOf("</", start);
    while (close >= 0 && !closes(html, close + 2, element)) {
      close = html.indexOf("</", close + 2);
    }
    return close;
  }

  private static boolean closes(String html, int name, Tag element) {
    String wanted = element.name();
    int end = name + wanted.length();
    return element != Tag.PLAINTEXT
        && html.regionMatches(true, name, wanted, 0, wanted.length())
        && end < html.length()
        && HtmlAttributes.endsName((byte) html.charAt(end));
  }
}
