package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Writes a text anew as UTF-8, if every character of it is certain. */
public final class Transcoding {
  private Transcoding() {}

  /**
   * The whole body with lines of UTF-8 inserted before the decoded byte at {@code place}.
   *
   * @param view the decoded bytes
   * @param base64 the transfer encoding; otherwise quoted-printable
   * @return null where the text breaks the rules of its charset
   */
  public static byte @Nullable [] toUtf8(
      String view, Charset charset, int place, Insertion insertion, boolean base64) {
    try {
      String head = decode(view.substring(0, place), charset);
      String tail = decode(view.substring(place), charset);
      byte[] text = (head + new String(insertion.bytes(), UTF_8) + tail).getBytes(UTF_8);
      if (base64) {
        return Base64Lines.encode(text);
      }
      ByteBuilder encoded = new ByteBuilder(text.length * 3 / 2);
      QuotedPrintable.encode(text, encoded);
      return encoded.toBytes();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** Strict: a character that would be replaced is an error. */
  private static String decode(String view, Charset charset) throws CharacterCodingException {
    ByteBuffer bytes = ByteBuffer.wrap(view.getBytes(ISO_8859_1));
    String text = charset.newDecoder().decode(bytes).toString();
    if (text.chars().anyMatch(Transcoding::isFromWindows)) {
      throw new CharacterCodingException();
    }
    return text;
  }

  /**
   * Nobody writes these control characters. Where ISO's charsets have them, readers show what
   * Windows has there, such as the euro sign: only the label was wrong.
   */
  private static boolean isFromWindows(int c) {
    return c >= 0x80 && c <= 0x9f;
  }
}
