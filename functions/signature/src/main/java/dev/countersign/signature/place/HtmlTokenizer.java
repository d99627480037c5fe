package dev.countersign.signature.place;

/**
 * Cuts HTML into text, tags and the rest, as the tokenization chapter of the HTML standard does,
 * with offsets. One pass over the input, no memory besides the attributes of the tag in hand.
 */
final class HtmlTokenizer {

  /** What a token may be. No enum: see {@link ElementRule}. */
  private static final char TEXT = 't';

  private static final char START = 's';
  private static final char END = 'e';

  /** Comments, declarations, and what stands in style, script and their like: not shown. */
  private static final char HIDDEN = 'h';

  private final String html;

  /**
   * The same as {@code html}, and maybe others behind: a single byte is found faster here, the next
   * of its kind there.
   */
  private final byte[] bytes;

  private final HiddenMarkup hidden;
  private final HtmlAttributes attributes;
  private final QuotedHtml quoted;
  private final int length;
  private int position;
  private Tag rawText = Tag.INLINE;

  /** Start of the tag whose raw text was not seen to end, negative if there is none. */
  private int hiddenSince = -1;

  private char type = TEXT;
  private Tag tag = Tag.INLINE;
  private int start;

  HtmlTokenizer(String html, byte[] bytes) {
    this.html = html;
    this.bytes = bytes;
    this.length = html.length();
    this.hidden = new HiddenMarkup(html);
    this.attributes = new HtmlAttributes(html, bytes);
    this.quoted = new QuotedHtml(html, bytes, attributes);
  }

  boolean isText() {
    return type == TEXT;
  }

  boolean isStartTag() {
    return type == START;
  }

  boolean isEndTag() {
    return type == END;
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
    boolean ended = start >= length && rawText == Tag.INLINE;
    int end = ended ? -1 : token();
    if (end < 0) {
      position = hiddenSince < 0 ? position : hiddenSince;
      return false;
    }
    hiddenSince = type == END ? -1 : hiddenSince;
    position = end;
    return true;
  }

  /** Whether the end tag of the start tag in hand follows at once. */
  boolean isEmpty() {
    return html.startsWith("</", position)
        && html.regionMatches(true, position + 2, tag.name(), 0, tag.name().length());
  }

  /** Steps over what changes nothing inside of a quoted message: see {@link QuotedHtml#next}. */
  void skipQuoted(Tag element) {
    position = quoted.next(position, element);
  }

  /**
   * Steps to the end tag of the blockquote whose start tag is in hand: see {@link
   * QuotedHtml#blockquoteEnd}.
   *
   * @return false if none was found, and nothing was stepped over
   */
  boolean skipBlockquote() {
    int end = quoted.blockquoteEnd(position);
    position = end < 0 ? position : end;
    return end >= 0;
  }

  private int token() {
    return rawText == Tag.INLINE ? markup() : rawText();
  }

  private int markup() {
    if (bytes[start] != '<' || start + 1 >= length) {
      return text(start + 1);
    }
    byte c = bytes[start + 1];
    if (isLetter(c)) {
      return startTag();
    }
    if (c == '/') {
      return slash();
    }
    if (c == '!' || c == '?') {
      type = HIDDEN;
      return html.startsWith("<!--", start) ? hidden.comment(start) : hidden.declaration(start);
    }
    return text(start + 1);
  }

  private int text(int from) {
    type = TEXT;
    int less = html.indexOf('<', from);
    return less < 0 ? length : less;
  }

  private int slash() {
    if (start + 2 >= length) {
      return -1;
    }
    if (!isLetter(bytes[start + 2])) {
      type = HIDDEN;
      return hidden.declaration(start);
    }
    type = END;
    return tag(start + 2);
  }

  private int startTag() {
    type = START;
    int end = tag(start + 1);
    if (end >= 0 && tag.kind == Tag.Kind.RAW) {
      rawText = tag;
      hiddenSince = start;
    }
    return end;
  }

  /** Style, script and their like, up to their end tag; without one nothing after is shown. */
  private int rawText() {
    int close = hidden.endTag(start, rawText);
    if (close < 0) {
      return -1;
    }
    rawText = Tag.INLINE;
    type = HIDDEN;
    return close == start ? slash() : close;
  }

  private int tag(int name) {
    int end = HtmlAttributes.nameEnd(bytes, name, length);
    tag = Tag.at(bytes, name, end);
    return attributes.read(end);
  }

  static boolean isLetter(byte c) {
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'z';
  }
}
