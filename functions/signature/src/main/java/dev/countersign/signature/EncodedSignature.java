package dev.countersign.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.signature.transfer.ByteBuilder;
import dev.countersign.signature.transfer.HtmlLines;
import dev.countersign.signature.transfer.SignatureLines;
import dev.countersign.signature.transfer.TextLines;
import org.jspecify.annotations.Nullable;

/** The lines of a signature that are the same in every message. Immutable. */
final class EncodedSignature {
  private final SignatureLines html;
  private final Text fixed;
  private final Text flowed;

  EncodedSignature(String html, String text) {
    this.html = html(html);
    this.fixed = Text.of(text, false);
    this.flowed = Text.of(text, true);
  }

  /**
   * The text version.
   *
   * @param lines ended by CRLF
   * @param ascii the same as bytes; null where there are other characters than those of ASCII
   */
  record Text(String lines, @Nullable SignatureLines ascii) {
    static Text of(String text, boolean flowed) {
      StringBuilder out = new StringBuilder(text.length() + 64);
      TextLines.append(text, flowed, out);
      String lines = out.toString();
      byte[] ascii = lines.getBytes(US_ASCII);
      boolean same = new String(ascii, US_ASCII).equals(lines);
      return new Text(lines, same ? new SignatureLines(ascii) : null);
    }
  }

  /** The HTML version, as long as it needs no names of images. */
  SignatureLines html() {
    return html;
  }

  /** The text version, as {@code format=flowed} wants it or not. */
  Text text(boolean format) {
    return format ? flowed : fixed;
  }

  static SignatureLines html(String html) {
    ByteBuilder lines = new ByteBuilder(html.length() + 64);
    HtmlLines.append(html.strip(), lines);
    return new SignatureLines(lines.toBytes());
  }
}
