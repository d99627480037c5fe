package dev.countersign.signature.place;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

  /** Longer lines are not decoded just to see whether they are blank. */
  private static final int LONGEST_BLANK = 200;

  private final int start;
  private final String raw;
  private final boolean cut;
  private final Charset charset;
  private final boolean html;
  private @Nullable String text;

  /**
   * @param start offset of the place where something can be inserted above this line
   * @param raw the line's bytes as ISO-8859-1
   * @param cut whether the line is longer than that
   */
  Line(int start, String raw, boolean cut, Charset charset, boolean html) {
    this.start = start;
    this.raw = raw;
    this.cut = cut;
    this.charset = charset;
    this.html = html;
  }

  int start() {
    return start;
  }

  int length() {
    return raw.length();
  }

  /** Whether nothing of it is seen: blanks, in whatever way they are written. */
  boolean isBlank() {
    char first = raw.charAt(0);
    return (first == '&' || first >= 0x80 || first <= ' ')
        && raw.length() < LONGEST_BLANK
        && text().isEmpty();
  }

  /** Whether all of the line is in hand. */
  boolean isWhole() {
    return !cut;
  }

  /** Whether it can be a rule's line at all; true too often, never false too often. */
  boolean mayIntroduce() {
    int from = 0;
    int to = raw.length();
    while (from < to && raw.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && raw.charAt(to - 1) <= ' ') {
      to--;
    }
    return from < to
        && (isNoLetter(raw.charAt(from)) || endsLikeIntroduction(to - 1) || hasLabel(from));
  }

  private static boolean isNoLetter(char first) {
    return first >= 0x80 || first < '0' || first == '=' || first == '_' || first == '>';
  }

  private boolean endsLikeIntroduction(int last) {
    char c = raw.charAt(last);
    boolean lastOfTwoBytes = last > 0 && raw.charAt(last - 1) >= 0x80;
    return c == ':' || c >= 0x80 || c == ';' || c == '*' || lastOfTwoBytes;
  }

  private boolean hasLabel(int from) {
    int colon = raw.indexOf(':', from);
    return colon >= 0 && colon - from <= LONGEST_LABEL;
  }

  /** Decoded, with single blanks, without the marks that turn the direction of writing. */
  String text() {
    String known = text;
    if (known == null) {
      known = normalise(decode());
      text = known;
    }
    return known;
  }

  /** As {@link #text}, in lower case. */
  String lowerCase() {
    return LowerCase.of(text());
  }

  private String decode() {
    String decoded = new String(raw.getBytes(StandardCharsets.ISO_8859_1), charset);
    return html ? Entities.decode(decoded) : decoded;
  }

  private static String normalise(String text) {
    StringBuilder normal = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
      if (blank && !normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
        normal.append(' ');
      } else if (!blank && Character.getType(c) != Character.FORMAT) {
        normal.append(c);
      }
    }
    return normal.toString().strip();
  }
}
