package dev.countersign.signature.place;

import java.nio.charset.Charset;

/** The text of a line of HTML, gathered from between the tags. */
final class HtmlLine {

  private static final String QUOTE = "&gt;";

  private final String html;
  private final Charset charset;
  private final StringBuilder raw = new StringBuilder();
  private boolean hasText;
  private boolean cut;
  private boolean quoting;

  HtmlLine(String html, Charset charset) {
    this.html = html;
    this.charset = charset;
  }

  /** Whether something is to be seen on the line; blanks are not. */
  boolean hasText() {
    return hasText;
  }

  void add(int from, int to) {
    if (!hasText && isWhite(html, from, to)) {
      return;
    }
    hasText = true;
    int room = Line.LONGEST - raw.length();
    cut |= to - from > room;
    raw.append(html, from, Math.min(to, from + room));
  }

  void end(int lineStart, Conversation conversation) {
    if (hasText) {
      report(new Line(lineStart, raw.toString(), cut, charset, true), conversation);
    } else {
      conversation.blank();
    }
    raw.setLength(0);
    hasText = false;
    cut = false;
  }

  private void report(Line line, Conversation conversation) {
    if (line.isBlank()) {
      conversation.blank();
    } else if (isQuote()) {
      if (!quoting) {
        conversation.quote(line.start(), "gt-quote", false);
      }
      quoting = true;
    } else {
      quoting = false;
      conversation.line(line);
    }
  }

  private boolean isQuote() {
    int at = 0;
    while (at < raw.length() && raw.charAt(at) <= ' ') {
      at++;
    }
    return raw.indexOf(QUOTE, at) == at || at < raw.length() && raw.charAt(at) == '>';
  }

  static boolean isWhite(String html, int from, int to) {
    for (int i = from; i < to; i++) {
      if (html.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
