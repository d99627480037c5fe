package dev.countersign.signature.place;

/** Finds where ends what is not shown: comments, declarations and raw text. */
final class HiddenMarkup {
  private final String html;

  HiddenMarkup(String html) {
    this.html = html;
  }

  /** Offset after the comment that begins there; negative if it has no end. */
  int comment(int start) {
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

  /** As {@link #comment}, for all else that begins so and is no tag. */
  int declaration(int start) {
    int end = html.indexOf('>', start + "<!".length());
    return end < 0 ? -1 : end + 1;
  }

  /** Offset of the tag that ends an element's raw text; negative if there is none. */
  int endTag(int from, Tag element) {
    int close = html.indexOf("</", from);
    while (close >= 0 && !closes(close + 2, element)) {
      close = html.indexOf("</", close + 2);
    }
    return close;
  }

  private boolean closes(int name, Tag element) {
    String wanted = element.name();
    int end = name + wanted.length();
    return element != Tag.PLAINTEXT
        && html.regionMatches(true, name, wanted, 0, wanted.length())
        && end < html.length()
        && HtmlAttributes.endsName((byte) html.charAt(end));
  }
}
