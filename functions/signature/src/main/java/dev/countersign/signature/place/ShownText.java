package dev.countersign.signature.place;

/** Text as it is shown: with single blanks, without the marks that turn its direction. */
final class ShownText {

  private static final int ASCII = 128;
  private static final char GRAPHEME_JOINER = 0x34F;

  private ShownText() {}

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

  /** No mark of direction is ASCII, nor what newsletters fill their first line with. */
  private static boolean isShown(char c) {
    return c < ASCII || c != GRAPHEME_JOINER && Character.getType(c) != Character.FORMAT;
  }
}
