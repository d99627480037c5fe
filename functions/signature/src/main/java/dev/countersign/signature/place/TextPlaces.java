package dev.countersign.signature.place;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of the signature in plain text: under the author's newest text and above the
 * quoted messages. Stateless; time grows with the input, memory does not.
 */
public final class TextPlaces {

  /** Clients wrap at 72 or more; a shorter quoted line was not wrapped, but answered. */
  private static final int SHORTEST_WRAPPED = 60;

  private static final String INDENT = "  ";
  private static final String GLUE = ":   ";

  private TextPlaces() {}

  /**
   * Finds the place.
   *
   * @param view the body, transfer encoding removed, its bytes read as ISO-8859-1
   * @param charset what the bytes really are: any charset in which ASCII is ASCII
   * @return the offset of a line's start, or the end of the text
   */
  public static Place find(String view, Charset charset) {
    Body body = new Body(view, charset, false);
    Conversation conversation = new Conversation();
    String sign = null;
    int quotedLength = 0;
    int start = 0;
    while (start < view.length() && !conversation.isDecided()) {
      int newline = view.indexOf('\n', start);
      int end = newline < 0 ? view.length() : newline + 1;
      boolean quoted = isQuote(view, start, end);
      if (sign == null && !HtmlLine.isWhite(view, start, end)) {
        sign = sign(conversation, view, start, end, quoted);
      }
      if (quoted || sign != null && QuoteSign.isAt(view, start, end, sign)) {
        if (quotedLength == 0) {
          conversation.quotedLine(line(body, start, end));
        }
        quotedLength = end - start;
      } else if (quotedLength < SHORTEST_WRAPPED || !isQuoteAt(view, end)) {
        line(body, start, end, conversation);
        quotedLength = 0;
      }
      start = end;
    }
    return conversation.end(view.length());
  }

  private static @Nullable String sign(
      Conversation conversation, String view, int start, int end, boolean quoted) {
    if (!conversation.isAttributed()) {
      return QuoteSign.initials(view, start, end);
    }
    return quoted ? ">" : QuoteSign.find(view, start, end);
  }

  /** Whether a text begins as what clients, lists and gateways put under a message. */
  public static boolean beginsWithFooter(String text) {
    int feed = text.indexOf('\n');
    int end = Math.min(feed < 0 ? text.length() : feed, Line.LONGEST);
    return Footers.begin(LowerCase.of(text.substring(0, end).strip()));
  }

  private static void line(Body body, int start, int end, Conversation conversation) {
    int glued = glued(body.view(), start, end);
    if (glued > 0) {
      conversation.line(new Line(body, start, start, glued, false));
      conversation.line(new Line(body, start, glued, Math.min(end, glued + Line.LONGEST), true));
      return;
    }
    Line line = line(body, start, end);
    if (HtmlLine.isWhite(body.view(), start, end) || line.isBlank()) {
      conversation.blank();
    } else if (NotesColumns.begin(body.view(), start)) {
      conversation.rest(start, "headers-notes");
    } else {
      conversation.line(line);
    }
  }

  /** Where an attribution ends in whose line Yahoo's app goes on with the quoted text; else 0. */
  private static int glued(String view, int start, int end) {
    if (!view.startsWith(INDENT, start)) {
      return 0;
    }
    String line = view.substring(start, Math.min(end, start + Line.LONGEST));
    int colon = line.indexOf(GLUE);
    return colon > 0 && line.lastIndexOf('@', colon) > 0 ? start + colon + 1 : 0;
  }

  private static Line line(Body body, int start, int end) {
    int cut = Math.min(end, start + Line.LONGEST);
    return new Line(body, start, start, cut, cut < end);
  }

  private static boolean isQuoteAt(String view, int start) {
    return start < view.length() && isQuote(view, start, view.length());
  }

  /** A line that begins with &gt;, but not one that mail stores escaped (RFC 4155). */
  private static boolean isQuote(String view, int start, int end) {
    int at = start < end && view.charAt(start) == ' ' ? start + 1 : start;
    return at < end && view.charAt(at) == '>' && !view.startsWith(">From ", at);
  }
}
