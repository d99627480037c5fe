package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** The text that lines are cut from, and how its bytes are to be read. */
final class Body {

  private static final int ASCII = 128;

  private final String view;
  private final Charset charset;
  private final boolean html;
  private int nextColon = -1;

  /**
   * @param view its bytes as ISO-8859-1
   * @param charset what the bytes really are
   */
  Body(String view, Charset charset, boolean html) {
    this.view = view;
    this.charset = charset;
    this.html = html;
  }

  /** A line of the same kind whose text stands in several places. */
  Body joined(String lineView) {
    return new Body(lineView, charset, html);
  }

  boolean isHtml() {
    return html;
  }

  String view() {
    return view;
  }

  /**
   * Index of the next colon, far behind the end where there is none. Lines ask one after the other,
   * so that all of them together search the text once.
   */
  int colonFrom(int index) {
    if (nextColon < index) {
      int found = view.indexOf(':', index);
      nextColon = found < 0 ? Integer.MAX_VALUE : found;
    }
    return nextColon;
  }

  /**
   * The text between two indices as it is shown, with single blanks, and in lower case, without the
   * detours of other texts than ASCII; null where there is more than that in it.
   */
  @Nullable String lowerCaseAscii(int from, int to) {
    byte[] shown = new byte[to - from];
    int length = 0;
    boolean afterBlank = true;
    int i = from;
    while (i < to) {
      char c = view.charAt(i++);
      if (html && c == '&') {
        c = sign(i);
        i += c == '&' ? "amp;".length() : "lt;".length();
      }
      if (c >= ASCII || i > to) {
        return null;
      }
      boolean blank = c == ' ' || c < ' ' && Character.isWhitespace(c);
      if (!blank || !afterBlank) {
        shown[length++] = (byte) (blank ? ' ' : c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        afterBlank = blank;
      }
    }
    return new String(shown, 0, afterBlank && length > 0 ? length - 1 : length, ISO_8859_1);
  }

  /** What the reference after an ampersand stands for, if it is one of those around addresses. */
  private char sign(int name) {
    if (view.startsWith("lt;", name)) {
      return '<';
    }
    return view.startsWith("gt;", name) ? '>' : view.startsWith("amp;", name) ? '&' : ASCII;
  }

  /** The characters between two indices. */
  String decoded(int from, int to) {
    byte[] bytes = view.substring(from, to).getBytes(ISO_8859_1);
    String text = new String(bytes, charset);
    return html ? Entities.decode(text) : text;
  }
}
