package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.mime.ByteSearch;

/** Makes HTML that every charset which contains ASCII can hold, in lines that mail can carry. */
public final class HtmlLines {
  /** RFC 5322 section 2.1.1 allows 998; some room for what a fold moves to the next line. */
  private static final int LONGEST = 900;

  private HtmlLines() {}

  /** Appends ASCII with numeric references for the rest; lines end with CRLF, the last as well. */
  public static void append(String html, ByteBuilder out) {
    byte[] bytes = referenced(html).getBytes(US_ASCII);
    int start = 0;
    while (start < bytes.length) {
      int feed = ByteSearch.indexOf(bytes, (byte) '\n', start, bytes.length);
      int end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
      line(bytes, start, end, out);
      start = feed + 1;
    }
  }

  private static void line(byte[] bytes, int from, int to, ByteBuilder out) {
    int lineStart = out.length();
    int start = from;
    while (out.length() - lineStart + (to - start) > LONGEST) {
      int end = start + LONGEST - (out.length() - lineStart);
      out.append(bytes, start, end);
      lineStart = out.foldFrom(lineStart);
      start = end;
    }
    out.append(bytes, start, to).lineBreak();
  }

  private static String referenced(String html) {
    int i = 0;
    while (i < html.length() && html.charAt(i) < 127) {
      i++;
    }
    if (i == html.length()) {
      return html;
    }
    StringBuilder ascii = new StringBuilder(html.length() + 64).append(html, 0, i);
    while (i < html.length()) {
      int c = html.codePointAt(i);
      i += Character.charCount(c);
      if (c < 127) {
        ascii.append((char) c);
      } else {
        ascii.append("&#").append(c).append(';');
      }
    }
    return ascii.toString();
  }
}
