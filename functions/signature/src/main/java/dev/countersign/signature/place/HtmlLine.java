package dev.countersign.signature.place;

/** The text of a line of HTML, gathered from between the tags. */
final class HtmlLine {

  private final Body body;
  private final String html;

  /** Filled only where the line has text from more than one place. */
  private final StringBuilder joined = new StringBuilder();

  private int from;
  private int to;
  private boolean hasText;
  private boolean cut;
  private boolean quoting;

  HtmlLine(Body body) {
    this.body = body;
    this.html = body.view();
  }

  /** Whether something is to be seen on the line; blanks are not. */
  boolean hasText() {
    return hasText;
  }

  void add(int textFrom, int textTo) {
    if (hasText) {
      join(textFrom, textTo);
    } else if (!isWhite(html, textFrom, textTo)) {
      hasText = true;
      from = textFrom;
      to = Math.min(textTo, textFrom + Line.LONGEST);
      cut = to < textTo;
    }
  }

  private void join(int textFrom, int textTo) {
    if (joined.isEmpty()) {
      joined.append(html, from, to);
    }
    int room = Line.LONGEST - joined.length();
    cut |= textTo - textFrom > room;
    joined.append(html, textFrom, Math.min(textTo, textFrom + room));
  }

  void end(int lineStart, Conversation conversation) {
    if (hasText) {
      report(line(lineStart), conversation);
    } else {
      conversation.blank();
    }
    joined.setLength(0);
    hasText = false;
  }

  /** Whether the line leads to what follows in the quote that it is the first of. */
  boolean endInQuote(Conversation conversation) {
    boolean leads = hasText && conversation.leads(line(0));
    joined.setLength(0);
    hasText = false;
    return leads;
  }

  private Line line(int start) {
    return joined.isEmpty()
        ? new Line(body, start, from, to, cut)
        : new Line(body.joined(joined.toString()), start, 0, joined.length(), cut);
  }

  private void report(Line line, Conversation conversation) {
    if (line.isBlank()) {
      conversation.blank();
    } else if (line.isQuote()) {
      if (!quoting) {
        conversation.quotedLine(line);
      }
      quoting = true;
    } else {
      quoting = false;
      conversation.line(line);
    }
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
