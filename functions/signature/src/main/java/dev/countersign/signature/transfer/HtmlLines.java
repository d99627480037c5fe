package dev.countersign.signature.transfer;

/** Makes HTML that every charset which contains ASCII can hold, in lines that mail can carry. */
public final class HtmlLines {
  /** RFC 5322 section 2.1.1 allows 998; some room for what stands before on the first line. */
  private static final int LONGEST = 900;

  private HtmlLines() {}

  /** Appends ASCII with numeric references for the rest; lines end with CRLF, the last as well. */
  public static void append(String html, ByteBuilder out) {
    int lineStart = out.length();
    for (int i = 0; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '\n') {
        out.lineBreak();
        lineStart = out.length();
      } else if (c >= 127) {
        int codePoint = html.codePointAt(i);
        i += Character.charCount(codePoint) - 1;
        out.append("&#" + codePoint + ";");
      } else if (c != '\r') {
        out.append(c);
      }
      if (out.length() - lineStart > LONGEST) {
        lineStart = out.foldFrom(lineStart);
      }
    }
    out.lineBreak();
  }
}
