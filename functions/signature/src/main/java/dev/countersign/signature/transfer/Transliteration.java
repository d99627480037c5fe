package dev.countersign.signature.transfer;

import static java.util.Map.entry;

import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Spells text with the characters that a charset has. */
public final class Transliteration {
  private static final Map<Character, String> SPELLINGS =
      Map.ofEntries(
          entry('\u00a0', " "),
          entry('\u00a9', "(c)"),
          entry('\u00ab', "<<"),
          entry('\u00ae', "(R)"),
          entry('\u00b7', "-"),
          entry('\u00bb', ">>"),
          entry('\u00c6', "AE"),
          entry('\u00d0', "D"),
          entry('\u00d7', "x"),
          entry('\u00d8', "O"),
          entry('\u00de', "Th"),
          entry('\u00df', "ss"),
          entry('\u00e6', "ae"),
          entry('\u00f0', "d"),
          entry('\u00f8', "o"),
          entry('\u00fe', "th"),
          entry('\u0110', "D"),
          entry('\u0111', "d"),
          entry('\u0131', "i"),
          entry('\u0141', "L"),
          entry('\u0142', "l"),
          entry('\u0152', "OE"),
          entry('\u0153', "oe"),
          entry('\u2009', " "),
          entry('\u200b', ""),
          entry('\u2010', "-"),
          entry('\u2011', "-"),
          entry('\u2013', "-"),
          entry('\u2014', "-"),
          entry('\u2018', "'"),
          entry('\u2019', "'"),
          entry('\u201a', "'"),
          entry('\u201c', "\""),
          entry('\u201d', "\""),
          entry('\u201e', "\""),
          entry('\u2022', "*"),
          entry('\u2026', "..."),
          entry('\u202f', " "),
          entry('\u20ac', "EUR"),
          entry('\u2122', "(TM)"));

  private Transliteration() {}

  /** The text in characters that the encoder knows; null where some have no such spelling. */
  public static @Nullable String of(String text, CharsetEncoder encoder) {
    StringBuilder spelled = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      String character = text.substring(i, text.offsetByCodePoints(i, 1));
      String spelling = encoder.canEncode(character) ? character : spelling(character);
      if (spelling == null || !encoder.canEncode(spelling)) {
        return null;
      }
      spelled.append(spelling);
      i += character.length();
    }
    return spelled.toString();
  }

  private static @Nullable String spelling(String character) {
    String listed = SPELLINGS.get(character.charAt(0));
    if (listed != null) {
      return listed;
    }
    String base = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return base.equals(character) ? null : base;
  }
}
