package dev.countersign.signature.place;

/**
 * Cuts HTML into text, tags and the rest, as the tokenization chapter of the HTML standard does,
 * with offsets. One pass over the input, no memory besides the attributes of the tag in hand.
 */
final class HtmlTokenizer {

  /** What the token in hand is. */
  enum Type {
    TEXT,
    START,
    END,
    /** Comments, declarations, and what stands in style, script and their like: not shown. */
    HIDDEN
  }

  private final String html;
  private final HtmlAttributes attributes;
  private int position;
  private Tag rawText = Tag.INLINE;

  /** Start of the tag whose raw text was not seen to end, negative if there is none. */
  private int hiddenSince = -1;

  private Type type = Type.TEXT;
  private Tag tag = Tag.INLINE;
  private int start;

  HtmlTokenizer(String html) {
    this.html = html;
    this.attributes = new HtmlAttributes(html);
  }

  Type type() {
    return type;
  }

  Tag tag() {
    return tag;
  }

  int start() {
    return start;
  }

  int end() {
    return position;
  }

  /** Those of the start tag in hand. */
  HtmlAttributes attributes() {
    return attributes;
  }

  /**
   * Steps to the next token.
   *
   * @return false at the end, and before a tag, comment or raw text that never ends: {@link #end}
   *     is then the last offset where something can be inserted that is seen
   */
  boolean next() {
    start = position;
    boolean ended = start >= html.length() && rawText == Tag.INLINE;
    int end = ended ? -1 : token();
    if (end < 0) {
      position = hiddenSince < 0 ? position : hiddenSince;
      return false;
    }
    hiddenSince = type == Type.END ? -1 : hiddenSince;
    position = end;
    return true;
  }

  private int token() {
    return rawText == Tag.INLINE ? markup() : rawText();
  }

  private int markup() {
    if (html.charAt(start) != '<' || start + 1 >= html.length()) {
      return text(start + 1);
    }
    char c = html.charAt(start + 1);
    if (isLetter(c)) {
      return startTag();
    }
    if (c == '/') {
      return slash();
    }
    if (c == '!' || c == '?') {
      type = Type.HIDDEN;
      return html.startsWith("<!--", start) ? comment() : after('>', start + 2);
    }
    return text(start + 1);
  }

  private int text(int from) {
    type = Type.TEXT;
    int less = html.indexOf('<', from);
    return less < 0 ? html.length() : less;
  }

  private int slash() {
    if (start + 2 >= html.length()) {
      return -1;
    }
    if (!isLetter(html.charAt(start + 2))) {
      type = Type.HIDDEN;
      return after('>', start + 2);
    }
    type = Type.END;
    return tag(start + 2);
  }

  private int startTag() {
    type = Type.START;
    int end = tag(start + 1);
    if (end >= 0 && tag.kind == Tag.Kind.RAW) {
      rawText = tag;
      hiddenSince = start;
    }
    return end;
  }

  private int comment() {
    int from = start + 4;
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

  private int after(char c, int from) {
    int found = html.indexOf(c, from);
    return found < 0 ? -1 : found + 1;
  }

  /** Style, script and their like, up to their end tag; without one nothing after is shown. */
  private int rawText() {
    int close = html.indexOf("</", start);
    while (close >= 0 && !closes(close + 2)) {
      close = html.indexOf("</", close + 2);
    }
    if (close < 0) {
      return -1;
    }
    rawText = Tag.INLINE;
    type = Type.HIDDEN;
    return close == start ? slash() : close;
  }

  private boolean closes(int name) {
    String wanted = rawText.htmlName();
    int end = name + wanted.length();
    return rawText != Tag.PLAINTEXT
        && html.regionMatches(true, name, wanted, 0, wanted.length())
        && end < html.length()
        && HtmlAttributes.endsName(html.charAt(end));
  }

  private int tag(int name) {
    int end = name + 1;
    int length = html.length();
    while (end < length && !HtmlAttributes.endsName(html.charAt(end))) {
      end++;
    }
    tag = Tag.at(html, name, end);
    return attributes.read(end);
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
