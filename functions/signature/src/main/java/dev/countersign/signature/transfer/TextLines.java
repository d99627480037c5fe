package dev.countersign.signature.transfer;

/** Makes the lines of a plain text signature. */
public final class TextLines {
  /** RFC 5322 section 2.1.1 allows 998 bytes; a character is at most four. */
  private static final int LONGEST = 240;

  private TextLines() {}

  /**
   * Appends lines that end with CRLF, the last one as well.
   *
   * @param flowed as RFC 3676 wants them: no blank at an end, which would join the next line, and
   *     one before what would otherwise read as quoted or stuffed
   */
  public static void append(String text, boolean flowed, StringBuilder out) {
    String lines = text.strip();
    int start = 0;
    while (start < lines.length()) {
      int feed = lines.indexOf('\n', start);
      int end = feed < 0 ? lines.length() : feed;
      int textEnd = end > start && lines.charAt(end - 1) == '\r' ? end - 1 : end;
      line(lines.substring(start, textEnd), flowed, out);
      start = end + 1;
    }
  }

  private static void line(String line, boolean flowed, StringBuilder out) {
    String rest = flowed ? fixed(line) : line;
    while (rest.length() > LONGEST) {
      int blank = rest.lastIndexOf(' ', LONGEST);
      int end = blank > 0 ? blank : rest.offsetByCodePoints(LONGEST - 1, 1);
      out.append(rest, 0, end).append("\r\n");
      rest = flowed ? fixed(rest.substring(end).stripLeading()) : rest.substring(end).strip();
    }
    out.append(rest).append("\r\n");
  }

  private static String fixed(String line) {
    if (line.equals("-- ")) {
      return line;
    }
    String fixed = line.stripTrailing();
    boolean stuff = fixed.startsWith(" ") || fixed.startsWith(">") || fixed.startsWith("From ");
    return stuff ? " " + fixed : fixed;
  }
}
