package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Element names that matter for where a line begins and where text may stand. */
enum Tag {
  HTML(Kind.DOCUMENT),
  HEAD(Kind.DOCUMENT),
  BODY(Kind.DOCUMENT),
  META(Kind.METADATA),
  LINK(Kind.METADATA),
  BASE(Kind.METADATA),
  STYLE(Kind.RAW),
  SCRIPT(Kind.RAW),
  TITLE(Kind.RAW),
  TEXTAREA(Kind.RAW),
  IFRAME(Kind.RAW),
  XMP(Kind.RAW),
  /** Not even its own end tag ends it. */
  PLAINTEXT(Kind.RAW),
  NOFRAMES(Kind.RAW),
  NOEMBED(Kind.RAW),
  BR(Kind.BREAK),
  HR(Kind.BLOCK),
  P(Kind.BLOCK),
  DIV(Kind.BLOCK),
  PRE(Kind.BLOCK),
  BLOCKQUOTE(Kind.BLOCK),
  CENTER(Kind.BLOCK),
  UL(Kind.BLOCK),
  OL(Kind.BLOCK),
  LI(Kind.BLOCK),
  DL(Kind.BLOCK),
  DT(Kind.BLOCK),
  DD(Kind.BLOCK),
  H1(Kind.BLOCK),
  H2(Kind.BLOCK),
  H3(Kind.BLOCK),
  H4(Kind.BLOCK),
  H5(Kind.BLOCK),
  H6(Kind.BLOCK),
  FORM(Kind.BLOCK),
  SECTION(Kind.BLOCK),
  ARTICLE(Kind.BLOCK),
  HEADER(Kind.BLOCK),
  FOOTER(Kind.BLOCK),
  ADDRESS(Kind.BLOCK),
  MAIN(Kind.BLOCK),
  ASIDE(Kind.BLOCK),
  FIELDSET(Kind.BLOCK),
  LEGEND(Kind.BLOCK),
  FIGURE(Kind.BLOCK),
  DETAILS(Kind.BLOCK),
  SUMMARY(Kind.BLOCK),
  TABLE(Kind.TABLE),
  THEAD(Kind.TABLE),
  TBODY(Kind.TABLE),
  TFOOT(Kind.TABLE),
  TR(Kind.TABLE),
  COLGROUP(Kind.TABLE),
  TD(Kind.CELL),
  TH(Kind.CELL),
  CAPTION(Kind.CELL),
  SELECT(Kind.ENCLOSED),
  SVG(Kind.ENCLOSED),
  MATH(Kind.ENCLOSED),
  OBJECT(Kind.ENCLOSED),
  INLINE(Kind.INLINE);

  /** What an element does to lines and to the place of text. No enum: see {@link ElementRule}. */
  static final class Kind {
    static final char DOCUMENT = 'd';
    static final char METADATA = 'm';

    /** Its content is not markup; the text in it is not part of the message. */
    static final char RAW = 'r';

    static final char BREAK = 'l';
    static final char BLOCK = 'b';

    /** Text directly in it is moved out, before the table (HTML: foster parenting). */
    static final char TABLE = 't';

    static final char CELL = 'c';

    /** Text in it is not shown as text of the message. */
    static final char ENCLOSED = 'e';

    static final char INLINE = 'i';

    private Kind() {}
  }

  private static final int LETTER_BITS = 5;
  private static final int LONGEST = "blockquote".length();
  private static final int NOT_OF_A_NAME = -1;

  /** A good deal more than there are tags, so that hardly two of them meet. */
  private static final int SLOTS = 256;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final long[] KEYS = new long[SLOTS];
  private static final Tag[] TAGS = new Tag[SLOTS];

  static {
    for (Tag tag : values()) {
      byte[] name = tag.name().getBytes(ISO_8859_1);
      long key = key(name, 0, name.length);
      int slot = slot(key);
      KEYS[slot] = key;
      TAGS[slot] = tag;
    }
  }

  final char kind;

  Tag(char kind) {
    this.kind = kind;
  }

  /** Whether a line of text ends where this element begins or ends. */
  boolean breaksLine() {
    return kind != Kind.INLINE && kind != Kind.METADATA && kind != Kind.RAW;
  }

  /** Whether it neither holds other elements in place nor hides what is in it. */
  boolean isPlain() {
    return kind == Kind.INLINE || kind == Kind.BLOCK || kind == Kind.BREAK || kind == Kind.METADATA;
  }

  /** Whether what is inside it ends with it. */
  boolean isNested() {
    return kind == Kind.TABLE
        || kind == Kind.CELL
        || kind == Kind.ENCLOSED
        || kind == Kind.DOCUMENT;
  }

  /** The element whose name stands between these offsets; INLINE for all that do not matter. */
  static Tag at(byte[] html, int from, int to) {
    if (to - from > LONGEST) {
      return INLINE;
    }
    long key = key(html, from, to);
    int slot = slot(key);
    return key > 0 && KEYS[slot] == key ? TAGS[slot] : INLINE;
  }

  /** The slot that has the key, or would have it. */
  private static int slot(long key) {
    int slot = (int) (key * SPREAD >>> 56);
    while (KEYS[slot] != 0 && KEYS[slot] != key) {
      slot = (slot + 1) % SLOTS;
    }
    return slot;
  }

  /** The name as a number, whatever its letters' case: no name has to be compared. */
  private static long key(byte[] html, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      int five = fiveBits(html[i]);
      if (five == NOT_OF_A_NAME) {
        return NOT_OF_A_NAME;
      }
      key = key << LETTER_BITS | five;
    }
    return key;
  }

  /** A letter, or the number of a heading's level, which never comes first. */
  private static int fiveBits(byte c) {
    int letter = (c | 0x20) - 'a';
    if (letter >= 0 && letter <= 'z' - 'a') {
      return letter + 1;
    }
    if (c >= '1' && c <= '6') {
      return c == '6' ? 0 : c - '1' + 27;
    }
    return NOT_OF_A_NAME;
  }

  /** The element of that name. */
  static Tag named(String name) {
    byte[] bytes = name.getBytes(ISO_8859_1);
    return at(bytes, 0, bytes.length);
  }
}
