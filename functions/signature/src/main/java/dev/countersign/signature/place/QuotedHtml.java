package dev.countersign.signature.place;

/**
 * Finds where a quoted message ends without cutting it into tokens: most of a reply's tags are in
 * it.
 */
final class QuotedHtml {

  private static final String BLOCKQUOTE = "blockquote";

  /** A single character is found five times faster than a word, and hardly any text has this. */
  private static final char RARE = 'q';

  private static final int BEFORE_RARE = BLOCKQUOTE.indexOf(RARE);

  private final String html;
  private final byte[] bytes;
  private final HtmlAttributes attributes;
  private final int length;

  /**
   * @param bytes of {@code html}, and maybe others behind
   * @param attributes for the tags that are passed
   */
  QuotedHtml(String html, byte[] bytes, HtmlAttributes attributes) {
    this.html = html;
    this.bytes = bytes;
    this.attributes = attributes;
    this.length = html.length();
  }

  /**
   * The first tag that may end the quote or change something else, behind text and tags that do
   * not; the end, if there is none. Stops before what has no end, too.
   */
  int next(int from, Tag quoted) {
    int less = html.indexOf('<', from);
    while (less >= 0) {
      int end = plain(less, quoted);
      if (end < 0) {
        return less;
      }
      less = html.indexOf('<', end);
    }
    return length;
  }

  /** Offset after the tag or the lone character, negative where it may change something. */
  private int plain(int less, Tag quoted) {
    byte next = less + 1 < length ? bytes[less + 1] : 0;
    int name = next == '/' ? less + 2 : less + 1;
    if (name >= length || !HtmlTokenizer.isLetter(bytes[name])) {
      return next == '/' || next == '!' || next == '?' ? -1 : name;
    }
    int end = HtmlAttributes.nameEnd(bytes, name, length);
    Tag plain = Tag.at(bytes, name, end);
    return plain == quoted || !plain.isPlain() ? -1 : attributes.read(end);
  }

  /**
   * The end tag of the blockquote whose start tag ends at the offset. Only the name is looked for,
   * in lower case, which may stand in a comment, too: where text follows, this may be the wrong
   * one.
   *
   * @return negative if there is none
   */
  int blockquoteEnd(int from) {
    int depth = 1;
    int rare = html.indexOf(RARE, from);
    while (rare >= 0) {
      int at = rare - BEFORE_RARE;
      if (html.startsWith(BLOCKQUOTE, at)) {
        depth += bytes[at - 1] == '<' ? 1 : isEndTag(at) ? -1 : 0;
        if (depth == 0) {
          return at - "</".length();
        }
      }
      rare = html.indexOf(RARE, rare + 1);
    }
    return -1;
  }

  private boolean isEndTag(int name) {
    return bytes[name - 1] == '/' && bytes[name - 2] == '<';
  }
}
