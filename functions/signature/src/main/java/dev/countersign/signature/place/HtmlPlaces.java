package dev.countersign.signature.place;

import java.nio.charset.Charset;

/**
 * Finds the place of the signature in HTML: under the author's newest text and above the quoted
 * messages, where it is shown and stays where it is put: never in a tag, a comment, a style, the
 * head, or in a table outside of its cells. One walk down the body, which turns tokens into lines,
 * quotes and introductions; time grows with the input, memory does not.
 */
public final class HtmlPlaces {

  private static final int NOWHERE = -1;

  private final HtmlTokenizer token;
  private final Conversation conversation = new Conversation();
  private final HtmlContext context = new HtmlContext();
  private final HtmlLine line;
  private final QuotedElement quoted;
  private final String html;

  /** Where something can be inserted above the line in hand. */
  private int lineStart;

  private int lastGood;
  private int bodies;
  private int preformatted;

  /** How deep the quote that we are in begins. */
  private int quotedDepth;

  /** Whether the ends of quotes are found by the name of their element alone. */
  private boolean hasty;

  private boolean hasSkipped;

  /** Whether text or a client's element follows, so that it matters where exactly one ended. */
  private boolean unsure;

  private HtmlPlaces(String html, byte[] octets, Charset charset, boolean hasty) {
    this.html = html;
    this.hasty = hasty;
    this.token = new HtmlTokenizer(html, octets);
    this.line = new HtmlLine(new Body(html, charset, true));
    this.quoted = new QuotedElement(conversation, line);
  }

  /**
   * Finds the place.
   *
   * @param view the body, transfer encoding removed, its bytes read as ISO-8859-1
   * @param octets the same bytes, and maybe others behind them
   * @param charset what the bytes really are: any charset in which ASCII is ASCII
   * @return the offset of the place, before {@code </body>} and {@code </html>} where nothing is
   *     quoted
   */
  public static Place find(String view, byte[] octets, Charset charset) {
    HtmlPlaces hasty = new HtmlPlaces(view, octets, charset, true);
    Place place = hasty.find();
    return hasty.unsure ? exactly(view, octets, charset) : place;
  }

  /** As {@link #find}, looking at every tag. */
  static Place exactly(String view, byte[] octets, Charset charset) {
    return new HtmlPlaces(view, octets, charset, false).find();
  }

  private Place find() {
    boolean open = true;
    while (open && !unsure && !conversation.isDecided() && token.next()) {
      if (context.takesText()) {
        lastGood = token.start();
      }
      open = token();
      if (quoted.isRead() && !context.inHead()) {
        skipQuoted();
      }
    }
    quoted.read();
    endLine();
    int end = open ? token.end() : token.start();
    return conversation.end(context.takesText() ? end : lastGood);
  }

  private void skipQuoted() {
    if (!skippedHastily()) {
      token.skipQuoted(quoted.tag());
    }
  }

  private boolean skippedHastily() {
    boolean inNoTable = context.depth() == quotedDepth;
    if (!hasty || !inNoTable || !quoted.isBlockquote()) {
      return false;
    }
    // Where there was no end, each further search would go through all of the rest again.
    hasty = token.skipBlockquote();
    hasSkipped |= hasty;
    return hasty;
  }

  private boolean token() {
    if (token.isEndTag()) {
      return end(token.tag());
    }
    if (token.isText()) {
      text();
    } else if (token.isStartTag()) {
      start(token.tag());
    } else {
      invisible();
    }
    return true;
  }

  /** What belongs to the document as a whole stays above the signature. */
  private void invisible() {
    boolean comment = html.startsWith("<!--", token.start());
    if (!comment && !line.hasText() && context.takesText()) {
      lineStart = token.end();
    }
  }

  private void text() {
    unsure = hasSkipped && !HtmlLine.isWhite(html, token.start(), token.end());
    if (quoted.isOpen()) {
      quoted.text(token.start(), token.end());
    } else if (preformatted > 0) {
      preformattedText();
    } else {
      text(token.start(), token.end());
    }
  }

  private void text(int from, int to) {
    if (HtmlLine.isWhite(html, from, to)) {
      line.add(from, to);
      return;
    }
    context.text();
    if (lineStart == NOWHERE) {
      lineStart = context.takesText() ? from : context.outside();
    }
    line.add(from, to);
  }

  private void preformattedText() {
    int from = token.start();
    for (int i = from; i < token.end(); i++) {
      if (html.charAt(i) == '\n') {
        text(from, i + 1);
        endLine();
        from = i + 1;
        lineStart = from;
      }
    }
    text(from, token.end());
  }

  private void start(Tag tag) {
    boolean ended = tag.breaksLine() && !quoted.isOpen() && line.hasText();
    if (ended) {
      endLine();
      lineStart = NOWHERE;
    }
    if (lineStart == NOWHERE && context.takesText()) {
      lineStart = token.start();
    }
    int at = lineStart == NOWHERE ? context.outside() : lineStart;
    context.start(tag, token.start());
    if (quoted.isOpen()) {
      quoted.start(tag);
      return;
    }
    rule(tag, at);
    after(tag, ended);
  }

  /** Where the line goes on after this start tag, which may have ended one with text. */
  private void after(Tag tag, boolean ended) {
    if (tag.kind == Tag.Kind.DOCUMENT || tag == Tag.BR) {
      if (!ended) {
        endLine();
      }
      lineStart = context.takesText() ? token.end() : NOWHERE;
      bodies += tag == Tag.BODY ? 1 : 0;
    } else if (tag.kind == Tag.Kind.METADATA) {
      invisible();
    } else if (tag == Tag.HR || tag.kind == Tag.Kind.CELL && lineStart == NOWHERE) {
      lineStart = token.end();
    } else if (tag == Tag.PRE) {
      preformatted++;
    }
  }

  private void rule(Tag tag, int at) {
    ElementRule rule = ElementRules.standard().find(html, token);
    if (rule == null) {
      if (tag == Tag.HR) {
        conversation.divider(at);
      }
      return;
    }
    unsure = hasSkipped;
    if (!rule.tell(conversation, at) && isQuote(rule.role())) {
      endLine();
      quotedDepth = context.depth();
      quoted.open(tag, new Place(at, rule.name()), rule.role() != ElementRule.Role.MAYBE);
    }
  }

  private boolean isQuote(char role) {
    return role != ElementRule.Role.OWN
        && !token.isEmpty()
        && !(role == ElementRule.Role.ANSWERED && conversation.isAuthors());
  }

  private boolean end(Tag tag) {
    if (tag == Tag.BODY || tag == Tag.HTML) {
      bodies -= tag == Tag.BODY ? 1 : 0;
      return bodies > 0;
    }
    if (quoted.isOpen()) {
      context.end(tag);
      quoted.end(tag);
    } else {
      if (tag.breaksLine()) {
        endLine();
        lineStart = NOWHERE;
      }
      context.end(tag);
      preformatted -= tag == Tag.PRE && preformatted > 0 ? 1 : 0;
    }
    if (tag.kind == Tag.Kind.RAW) {
      invisible();
    } else if (tag.breaksLine() && !quoted.isOpen()) {
      lineStart = context.takesText() ? token.end() : NOWHERE;
    }
    return true;
  }

  private void endLine() {
    if (!quoted.isOpen() && !conversation.isDecided()) {
      line.end(lineStart, conversation);
    }
  }
}
