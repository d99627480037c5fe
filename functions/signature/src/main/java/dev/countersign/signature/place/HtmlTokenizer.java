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

  /** Enough for any mail client; attributes after these are not looked at. */
  private static final int MOST_ATTRIBUTES = 32;

  private final String html;
  private final int[] attributes = new int[MOST_ATTRIBUTES * 4];
  private int attributeCount;
  private int position;
  private Tag rawText = Tag.INLINE;
  private int rawTextTag;

  private Type type = Type.TEXT;
  private Tag tag = Tag.INLINE;
  private int start;
  private int nameEnd;

  HtmlTokenizer(String html) {
    this.html = html;
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

  int attributeCount() {
    return attributeCount;
  }

  int attributeNameStart(int i) {
    return attributes[i * 4];
  }

  int attributeNameEnd(int i) {
    return attributes[i * 4 + 1];
  }

  int attributeValueStart(int i) {
    return attributes[i * 4 + 2];
  }

  int attributeValueEnd(int i) {
    return attributes[i * 4 + 3];
  }

  /**
   * Steps to the next token.
   *
   * @return false at the end, and before a tag, comment or raw text that never ends: {@link #end}
   *     is then the last offset where something can be inserted that is seen
   */
  boolean next() {
    start = position;
    if (start >= html.length()) {
      return false;
    }
    int end = rawText == Tag.INLINE ? markup() : rawText();
    if (end < 0) {
      return false;
    }
    position = end;
    return true;
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
      return text(start + 2);
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
      rawTextTag = start;
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
      position = rawTextTag;
      return -1;
    }
    rawText = Tag.INLINE;
    type = Type.HIDDEN;
    return close == start ? slash() : close;
  }

  private boolean closes(int name) {
    String wanted = rawText.htmlName();
    int end = name + wanted.length();
    return html.regionMatches(true, name, wanted, 0, wanted.length())
        && end < html.length()
        && endsName(html.charAt(end));
  }

  private int tag(int name) {
    int at = name + 1;
    int length = html.length();
    while (at < length && !endsName(html.charAt(at))) {
      at++;
    }
    nameEnd = at;
    tag = Tag.at(html, name, nameEnd);
    attributeCount = 0;
    while (at < length) {
      char c = html.charAt(at);
      if (c == '>') {
        return at + 1;
      }
      at = isSpace(c) || c == '/' ? at + 1 : attribute(at);
    }
    return -1;
  }

  private int attribute(int name) {
    int length = html.length();
    int at = name + 1; // a leading = belongs to the name
    while (at < length && html.charAt(at) != '=' && !endsName(html.charAt(at))) {
      at++;
    }
    int end = at;
    while (at < length && isSpace(html.charAt(at))) {
      at++;
    }
    if (at >= length || html.charAt(at) != '=') {
      remember(name, end, end, end);
      return at;
    }
    at++;
    while (at < length && isSpace(html.charAt(at))) {
      at++;
    }
    return at < length ? value(name, end, at) : length;
  }

  private int value(int name, int nameEnd, int at) {
    char quote = html.charAt(at);
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, at + 1);
      if (close < 0) {
        return html.length();
      }
      remember(name, nameEnd, at + 1, close);
      return close + 1;
    }
    int end = at;
    while (end < html.length() && !isSpace(html.charAt(end)) && html.charAt(end) != '>') {
      end++;
    }
    remember(name, nameEnd, at, end);
    return end;
  }

  private void remember(int name, int nameEnd, int value, int valueEnd) {
    if (attributeCount < MOST_ATTRIBUTES) {
      int slot = attributeCount++ * 4;
      attributes[slot] = name;
      attributes[slot + 1] = nameEnd;
      attributes[slot + 2] = value;
      attributes[slot + 3] = valueEnd;
    }
  }

  private static boolean endsName(char c) {
    return isSpace(c) || c == '>' || c == '/';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  }

  private static boolean isLetter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  }
}
