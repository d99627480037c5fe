package dev.countersign.signature.render;

/** What stands between the fields of a line. */
final class Separator {

  private static final String ANYWHERE =
      "|\u00A6\u00B7\u2022\u2219\u2027\u25CF\u22C5\uFF5C"
          + "\u2016\u2223\u2502\u2503\u2758\u25AA\u25AB\u25A0\u25CB\u25E6\u3001\u30FB\uFF65\uFF0C";
  private static final String COMMAS = "\u3001\uFF0C";
  private static final String DASHES = "-\u2013\u2014";
  private static final String BETWEEN_BLANKS = DASHES + "/~\uFF0F";
  private static final String BEFORE_BLANKS = ",;\u060C\u061B";

  /** In characters; nobody draws a longer one between two fields. */
  private static final int LONGEST = 100;

  private Separator() {}

  /** Index after the separator at the index and the blanks behind it; the index if it is none. */
  static int end(String line, int i) {
    char c = line.charAt(i);
    int end = i + 1;
    while (end < Math.min(line.length(), i + LONGEST) && line.charAt(end) == c) {
      end++;
    }
    boolean blankAfter = end >= line.length() || !isWord(line.charAt(end));
    boolean blankBefore = i == 0 || !isWord(line.charAt(i - 1));
    boolean is =
        ANYWHERE.indexOf(c) >= 0
            || BEFORE_BLANKS.indexOf(c) >= 0 && blankAfter
            || BETWEEN_BLANKS.indexOf(c) >= 0 && blankAfter && blankBefore;
    while (is && end < line.length() && Gaps.isBlank(line.charAt(end))) {
      end++;
    }
    return is ? end : i;
  }

  /** Whether it divides what has nothing to do with each other, unlike a comma. */
  static boolean isBar(char c) {
    return COMMAS.indexOf(c) < 0 && (ANYWHERE.indexOf(c) >= 0 || DASHES.indexOf(c) >= 0);
  }

  private static boolean isWord(char c) {
    return !Gaps.isBlank(c) && !Placeholder.isReserved(c);
  }
}
