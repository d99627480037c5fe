package dev.countersign.signature.place;

/** Characters that clients draw lines of, and put around words. */
final class Decoration {

  private static final int SHORTEST_RULE = 5;

  private Decoration() {}

  static boolean is(char c) {
    return c == '-' || c == '=' || c == '_' || c == '*' || c == ' ' || c == ':' || c == '>';
  }

  /** Whether the line is nothing but a line. */
  static boolean isRule(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("_-=* ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() >= SHORTEST_RULE;
  }
}
