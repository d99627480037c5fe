package dev.countersign.signature.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

/** Text as it is shown: with single blanks, without the marks that turn its direction. */
final class ShownText {

  private static final int ASCII = 128;

  private ShownText() {}

  /**
   * The same in lower case, without the detours of other texts.
   *
   * @param raw the text's bytes as ISO-8859-1
   * @param html whether a character may be written as a reference
   * @return null where there is more than ASCII in it
   */
  static @Nullable String lowerCaseAscii(String raw, int from, int to, boolean html) {
    byte[] shown = new byte[to - from];
    int length = 0;
    boolean afterBlank = true;
    int i = from;
    while (i < to) {
      char c = raw.charAt(i++);
      if (html && c == '&') {
        c = sign(raw, i);
        i += c == '&' ? "amp;".length() : "lt;".length();
      }
      if (c >= ASCII || i > to) {
        return null;
      }
      boolean blank = isBlank(c);
      if (!blank || !afterBlank) {
        shown[length++] = (byte) (blank ? ' ' : c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        afterBlank = blank;
      }
    }
    return new String(shown, 0, afterBlank && length > 0 ? length - 1 : length, ISO_8859_1);
  }

  /** What the reference after an ampersand stands for, if it is one of those around addresses. */
  private static char sign(String raw, int name) {
    if (raw.startsWith("lt;", name)) {
      return '<';
    }
    return raw.startsWith("gt;", name) ? '>' : raw.startsWith("amp;", name) ? '&' : ASCII;
  }

  static String of(String text) {
    char[] shown = new char[text.length()];
    int length = 0;
    boolean afterBlank = true;
    for (int i = 0; i < shown.length; i++) {
      char c = text.charAt(i);
      boolean blank = isBlank(c);
      if (blank ? !afterBlank : isShown(c)) {
        shown[length++] = blank ? ' ' : c;
        afterBlank = blank;
      }
    }
    return new String(shown, 0, length).strip();
  }

  private static boolean isBlank(char c) {
    if (c < ASCII) {
      return c == ' ' || c < ' ' && Character.isWhitespace(c);
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** No mark of direction is ASCII. */
  private static boolean isShown(char c) {
    return c < ASCII || Character.getType(c) != Character.FORMAT;
  }
}
