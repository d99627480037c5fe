package dev.countersign.signature.place;

import java.util.Locale;

/** Lower case that is the same for all ways to write a word, also in Turkish, with its two i. */
final class LowerCase {

  private static final String DOT_ABOVE = "\u0307";

  private LowerCase() {}

  static String of(String text) {
    return text.toLowerCase(Locale.ROOT).replace(DOT_ABOVE, "").replace('\u0131', 'i');
  }
}
