package dev.countersign.signature.place;

import java.util.List;

/**
 * The characters that some words begin with, folded into one number: of forty languages' words
 * hardly any can begin where a text does, and one bit tells.
 */
final class FirstCharacters {

  /** Of no words at all: any text may begin so. */
  static final long ANY = -1;

  private FirstCharacters() {}

  static long of(List<String> words) {
    long characters = 0;
    for (String word : words) {
      characters |= bit(word.charAt(0));
    }
    return characters;
  }

  /** Whether one of the words may stand there; true too often, never false too often. */
  static boolean mayBeAt(String text, int index, long characters) {
    return characters == ANY
        || index < text.length() && (characters & bit(text.charAt(index))) != 0;
  }

  private static long bit(char c) {
    return 1L << (c & 63);
  }
}
