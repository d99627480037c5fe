package dev.countersign.signature.place;

import java.util.Set;

/**
 * What people write in place of quoted text that they took out: "[...]", "&lt;snip&gt;", and what
 * clients say of a message in brackets.
 */
final class Elision {

  private static final int LONGEST = 20;

  private static final Set<String> WORDS =
      Set.of("", "snip", "snipped", "cut", "skip", "skipped", "deleted", "trimmed", "omissis");

  private Elision() {}

  static boolean is(String lowerCase) {
    return isBracketed(lowerCase)
        || lowerCase.length() <= LONGEST && WORDS.contains(letters(lowerCase));
  }

  private static boolean isBracketed(String text) {
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    return first == '(' && last == ')' || first == '[' && last == ']';
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
