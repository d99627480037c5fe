package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.mime.ByteSearch;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a signature, each with its CRLF. What encodings make of them is kept: it is the same in
 * every message. Thread-safe.
 */
public final class SignatureLines {
  /** RFC 5322 section 2.1.1 allows 998. */
  private static final int LONGEST_HTML = 900;

  /** The same limit in bytes; a character is at most four. */
  private static final int LONGEST_TEXT = 240;

  private final byte[] bytes;
  private volatile byte @Nullable [] quotedPrintable;

  /**
   * Lines that are inserted as they are.
   *
   * @param bytes not copied, not to be changed
   */
  public SignatureLines(byte[] bytes) {
    this.bytes = bytes;
  }

  /** HTML that every charset which contains ASCII can hold: numeric references for the rest. */
  public static SignatureLines ofHtml(String html) {
    byte[] bytes = referenced(html.strip()).getBytes(US_ASCII);
    ByteBuilder lines = new ByteBuilder(bytes.length + 64);
    int start = 0;
    while (start < bytes.length) {
      int feed = ByteSearch.indexOf(bytes, (byte) '\n', start, bytes.length);
      int end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
      htmlLine(bytes, start, end, lines);
      start = feed + 1;
    }
    return new SignatureLines(lines.toBytes());
  }

  private static void htmlLine(byte[] bytes, int from, int to, ByteBuilder out) {
    int start = from;
    while (to - start > LONGEST_HTML) {
      int end = HtmlFold.end(bytes, start, start + LONGEST_HTML);
      out.append(bytes, start, end).lineBreak();
      start = bytes[end] == ' ' ? end + 1 : end;
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

  /** The lines of a plain text, if all of its characters are of ASCII; otherwise null. */
  public static @Nullable SignatureLines ofAscii(String lines) {
    byte[] ascii = lines.getBytes(US_ASCII);
    return new String(ascii, US_ASCII).equals(lines) ? new SignatureLines(ascii) : null;
  }

  /**
   * The text in lines that end with CRLF, the last one as well.
   *
   * @param flowed as RFC 3676 wants them: no blank at an end, which would join the next line, and
   *     one before what would otherwise read as quoted or stuffed
   */
  public static String text(String text, boolean flowed) {
    StringBuilder out = new StringBuilder(text.length() + 64);
    String lines = text.strip();
    int start = 0;
    while (start < lines.length()) {
      int feed = lines.indexOf('\n', start);
      int end = feed < 0 ? lines.length() : feed;
      int textEnd = end > start && lines.charAt(end - 1) == '\r' ? end - 1 : end;
      textLine(lines.substring(start, textEnd), flowed, out);
      start = end + 1;
    }
    return out.toString();
  }

  private static void textLine(String line, boolean flowed, StringBuilder out) {
    String rest = flowed ? fixed(line) : line;
    while (rest.length() > LONGEST_TEXT) {
      int blank = rest.lastIndexOf(' ', LONGEST_TEXT);
      int end = blank > 0 ? blank : rest.offsetByCodePoints(LONGEST_TEXT - 1, 1);
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

  byte[] bytes() {
    return bytes;
  }

  byte[] quotedPrintable() {
    byte[] known = quotedPrintable;
    if (known == null) {
      ByteBuilder encoded = new ByteBuilder(bytes.length * 9 / 8 + 16);
      QuotedPrintable.encode(bytes, encoded);
      known = encoded.toBytes();
      quotedPrintable = known;
    }
    return known;
  }
}
