package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Makes HTML that every charset which contains ASCII can hold, in lines that mail can carry. */
public final class HtmlLines {
  private HtmlLines() {}

  /** ASCII with numeric references for the rest; lines end with CRLF, the last one as well. */
  public static byte[] of(String html) {
    StringBuilder lines = new StringBuilder(html.length() + 64);
    html.lines().forEach(line -> reference(line, lines));
    return lines.toString().getBytes(US_ASCII);
  }

  private static void reference(String line, StringBuilder lines) {
    line.codePoints()
        .forEach(
            c -> {
              if (c < 127) {
                lines.append((char) c);
              } else {
                lines.append("&#").append(c).append(';');
              }
            });
    lines.append("\r\n");
  }
}
