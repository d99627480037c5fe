package dev.countersign.signature.transfer;

/** Makes the lines of a plain text signature. */
public final class TextLines {
  private TextLines() {}

  /**
   * Lines that end with CRLF, the last one as well.
   *
   * @param flowed as RFC 3676 wants them: no blank at an end, which would join the next line, and
   *     one before what would otherwise read as quoted or stuffed
   */
  public static String of(String text, boolean flowed) {
    StringBuilder lines = new StringBuilder(text.length() + 64);
    text.strip().lines().forEach(line -> lines.append(flowed ? fixed(line) : line).append("\r\n"));
    return lines.toString();
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
