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

  /** What an element does to lines and to the place of text. */
  enum Kind {
    DOCUMENT,
    METADATA,
    /** Its content is not markup; the text in it is not part of the message. */
    RAW,
    BREAK,
    BLOCK,
    /** Text directly in it is moved out, before the table (HTML: foster parenting). */
    TABLE,
    CELL,
    /** Text in it is not shown as text of the message. */
    ENCLOSED,
    INLINE
  }

  private static final TagNames NAMES = new TagNames(values());

  final Kind kind;

  Tag(Kind kind) {
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

  /** The element name between these offsets; INLINE for all that do not matter. */
  static Tag at(byte[] html, int from, int to) {
    return NAMES.at(html, from, to);
  }

  /** The element of that name. */
  static Tag named(String name) {
    byte[] bytes = name.getBytes(ISO_8859_1);
    return at(bytes, 0, bytes.length);
  }
}
