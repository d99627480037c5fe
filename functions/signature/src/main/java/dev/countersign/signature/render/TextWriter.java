package dev.countersign.signature.render;

/** Writes text with blanks as a browser shows them. */
final class TextWriter {

  /** Stands for a line break that is shown as one. */
  static final char BREAK = '\u0085';

  private static final String STANDS_BEHIND_AN_ADDRESS =
      ".,;:!?)]}\"'\u201C\u201D\u2019\u00AB\u00BB";

  private final StringBuilder text = new StringBuilder();

  /** After the sign of a list's item, where its first line is. */
  private int item = -1;

  /** After the last address. */
  private int address = -1;

  /** Adds text as it stands in HTML. */
  void add(String leaf) {
    if (text.length() == address && !leaf.isEmpty() && !standsBehindAnAddress(leaf.charAt(0))) {
      text.append(' ');
    }
    for (int i = 0; i < leaf.length(); i++) {
      char c = leaf.charAt(i);
      if (c == BREAK) {
        lineBreak();
      } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        blank();
      } else {
        text.append(c);
      }
    }
  }

  /** One blank at most, and none at the start of a line. */
  void blank() {
    if (text.length() > 0 && !endsWith(' ') && !endsWith('\n')) {
      text.append(' ');
    }
  }

  /** Begins a line, also below an empty one. */
  void lineBreak() {
    text.append('\n');
  }

  /** Begins a line, where none has begun. */
  void newLine() {
    if (text.length() > 0 && text.length() != item && !endsWith('\n')) {
      lineBreak();
    }
  }

  /** Begins an item of a list, with its sign. */
  void item(String sign) {
    text.append(sign).append(' ');
    item = text.length();
  }

  /** Adds the address of what was written last. */
  void address(String target) {
    text.append(" <").append(target).append('>');
    address = text.length();
  }

  private static boolean standsBehindAnAddress(char c) {
    return Gaps.isBlank(c) || STANDS_BEHIND_AN_ADDRESS.indexOf(c) >= 0;
  }

  private boolean endsWith(char c) {
    return text.length() > 0 && text.charAt(text.length() - 1) == c;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
