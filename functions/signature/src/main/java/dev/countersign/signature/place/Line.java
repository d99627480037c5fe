package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * A line of text as it is shown. Decoded only when someone looks: most lines cannot introduce a
 * quoted message, which their first and last byte tell.
 */
final class Line {

  /** Longer lines are looked at up to here; the fields and attributions of clients are shorter. */
  static final int LONGEST = 1000;

  /** How far into a line the colon of a field name may stand. */
  private static final int LONGEST_LABEL = 40;

  /** "To" is, and what other languages have for it. */
  private static final int SHORT = 4;

  /** "09:12:33 AM" and what ends the line. */
  private static final int LONGEST_CLOCK = 14;

  private static final int LINE_END = "\r\n".length();

  /** Longer lines are not decoded just to see whether they are blank. */
  private static final int LONGEST_BLANK = 200;

  private final Body body;
  private final String raw;
  private final int start;
  private final int from;
  private final int to;
  private final boolean cut;
  private @Nullable String text;
  private @Nullable String lowerCase;

  /**
   * @param body has the line at [from, to)
   * @param start offset of the place where something can be inserted above this line
   * @param cut whether the line is longer than that
   */
  Line(Body body, int start, int from, int to, boolean cut) {
    this.body = body;
    this.raw = body.view();
    this.start = start;
    this.from = from;
    this.to = to;
    this.cut = cut;
  }

  /** Whether the lines of a paragraph are reported one by one. */
  boolean isWrapped() {
    return !body.isHtml();
  }

  int start() {
    return start;
  }

  int length() {
    return to - from;
  }

  /** Whether it is no longer than the shortest names of fields. */
  boolean isShort() {
    return length() <= (body.isHtml() ? SHORT : SHORT + LINE_END);
  }

  /**
   * Whether it says nothing yet: it ends as a greeting does, below which a letter begins, or is the
   * label in brackets that organisations put on top.
   */
  boolean isGreeting() {
    int end = to;
    while (end > from && raw.charAt(end - 1) <= ' ') {
      end--;
    }
    char last = end > from ? raw.charAt(end - 1) : ' ';
    return last == ',' || last == ']' && text().startsWith("[");
  }

  /** Whether nothing of it is seen: blanks, in whatever way they are written. */
  boolean isBlank() {
    char first = raw.charAt(from);
    return (first == '&' || first >= 0x80 || first <= ' ')
        && length() < LONGEST_BLANK
        && text().isEmpty();
  }

  /** Whether it is a time and no more, or what stands behind one. */
  boolean isClock() {
    char first = raw.charAt(from);
    if (first >= '0' && first <= '9') {
      return length() <= LONGEST_CLOCK && Digits.areTimeAt(lowerCase(), 0);
    }
    return (first == 'A' || first == 'P') && (text().equals("AM") || text().equals("PM"));
  }

  /** Whether it is indented by a tab. */
  boolean isTabbed() {
    return isWrapped() && raw.charAt(from) == '\t';
  }

  /** Whether all of the line is in hand. */
  boolean isWhole() {
    return !cut;
  }

  /** Whether it begins with the sign of a quoted line, as it is or as HTML has to write it. */
  boolean isQuote() {
    int at = from;
    while (at < to && raw.charAt(at) <= ' ') {
      at++;
    }
    return at < to && (raw.charAt(at) == '>' || at + 4 <= to && raw.startsWith("&gt;", at));
  }

  /** Whether it is a sender and a date between signs of quoted lines, as GroupWise writes it. */
  boolean isQuoteBanner() {
    int end = to;
    while (end > from && raw.charAt(end - 1) <= ' ') {
      end--;
    }
    char last = end > from ? raw.charAt(end - 1) : ' ';
    if (last != '>' && last != ';') {
      return false;
    }
    String shown = text();
    return shown.startsWith(">>> ")
        && shown.endsWith(" >>>")
        && Digits.count(shown) >= Attribution.DATE_DIGITS;
  }

  /** Whether it is the attribution of most replies: see {@link PlainAttribution}. */
  boolean isPlainAttribution() {
    return !cut && PlainAttribution.is(raw, from, to);
  }

  /** Of an attribution, whether a client wrote it: see {@link PlainAttribution#isTimed}. */
  boolean isTimed() {
    return PlainAttribution.isTimed(raw, from, to);
  }

  /** Whether it can be a rule's line at all; true too often, never false too often. */
  boolean mayIntroduce() {
    int first = from;
    int end = to;
    while (first < end && raw.charAt(first) <= ' ') {
      first++;
    }
    while (end > first && raw.charAt(end - 1) <= ' ') {
      end--;
    }
    return first < end
        && (isNoLetter(raw.charAt(first))
            || endsLikeIntroduction(end - 1)
            || body.colonFrom(first) < Math.min(end, first + LONGEST_LABEL + 1));
  }

  private static boolean isNoLetter(char first) {
    return first >= 0x80 || first < '0' || first == '=' || first == '_' || first == '>';
  }

  private boolean endsLikeIntroduction(int last) {
    char c = raw.charAt(last);
    boolean lastOfTwoBytes = last > from && raw.charAt(last - 1) >= 0x80;
    return c == ':'
        || c >= 0x80
        || c == ';'
        || c == '*'
        || c == '-'
        || c == '>'
        || lastOfTwoBytes
        || c == '.' && endsInNumber(last);
  }

  /** Whether it may end in a message's number, and dots behind. */
  private boolean endsInNumber(int last) {
    int at = last - 1;
    if (at <= from || raw.charAt(at) != '.') {
      return false;
    }
    while (at > from && raw.charAt(at) != '@') {
      at--;
    }
    return at > from;
  }

  /** Decoded, with single blanks, without the marks that turn the direction of writing. */
  String text() {
    String known = text;
    if (known == null) {
      known = ShownText.of(body.decoded(from, to));
      text = known;
    }
    return known;
  }

  /** As {@link #text}, in lower case. */
  String lowerCase() {
    String known = lowerCase;
    if (known == null) {
      String ascii = body.lowerCaseAscii(from, to);
      known = ascii == null ? LowerCase.of(text()) : ascii;
      lowerCase = known;
    }
    return known;
  }
}
