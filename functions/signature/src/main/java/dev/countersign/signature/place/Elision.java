package dev.countersign.signature.place;

import java.util.Set;

/** What people write in place of quoted text that they took out: "[...]", "&lt;snip&gt;". */
final class Elision {

  private static final int LONGEST = 20;

  private static final Set<String> WORDS =
      Set.of("", "snip", "snipped", "cut", "skip", "skipped", "deleted", "trimmed", "omissis");

  private Elision() {}

  static boolean is(String lowerCase) {
    return lowerCase.length() <= LONGEST && WORDS.contains(letters(lowerCase));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(LONGEST);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        letters.append(text.charAt(i));
      }
    }
    return letters.toString();
  }
}
