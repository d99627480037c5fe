package dev.countersign.signature.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.jspecify.annotations.Nullable;

/** Puts text into the charset of the part that it goes to. */
public final class CharsetFit {
  private CharsetFit() {}

  /**
   * The text's bytes.
   *
   * @param charset the part's
   * @param sevenBit whether the part's bytes are to stay below 128
   * @return null where the text cannot be written so without losing characters
   */
  public static byte @Nullable [] exactly(String text, Charset charset, boolean sevenBit) {
    byte[] ascii = text.getBytes(US_ASCII);
    if (new String(ascii, US_ASCII).equals(text)) {
      return ascii;
    }
    return !sevenBit && charset.newEncoder().canEncode(text) ? text.getBytes(charset) : null;
  }

  /** The text spelled with the characters there are; null where some have no such spelling. */
  public static byte @Nullable [] transliterated(String text, Charset charset, boolean sevenBit) {
    Charset fit = sevenBit ? US_ASCII : charset;
    CharsetEncoder encoder = fit.newEncoder();
    String spelled = Transliteration.of(text, encoder);
    return spelled == null ? null : spelled.getBytes(fit);
  }
}
