package dev.countersign.signature.place;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of {@link ElementRows}.
 *
 * @param row its number
 * @param element null for any
 * @param match how the attribute's value is compared; no enum, which a fresh JVM would have to load
 * @param parts what a value has to contain, if that is how
 */
record ElementRule(
    int row,
    String name,
    @Nullable Tag element,
    char match,
    String value,
    List<String> parts,
    Role role) {

  private static final char NONE = '-';
  private static final char IS = 'i';
  private static final char WORD = 'w';
  private static final char STARTS = 's';
  private static final char CONTAINS = 'c';

  /** What the element is to the conversation. */
  enum Role {
    QUOTE,
    INTRODUCTION,
    REST,
    MAYBE,
    OWN,
    SIGNATURE
  }

  static ElementRule of(int row) {
    List<String> cells = Row.cells(ElementRows.ALL[row]);
    char match = match(cells.get(3));
    String value = cells.get(4);
    return new ElementRule(
        row,
        cells.get(0),
        cells.get(1).equals("*") ? null : Tag.named(cells.get(1)),
        match,
        value,
        match == CONTAINS ? Row.parts(squeeze(value, 0, value.length())) : List.of(),
        role(cells.get(5)));
  }

  private static char match(String cell) {
    return switch (cell) {
      case "-" -> NONE;
      case "is" -> IS;
      case "word" -> WORD;
      case "starts" -> STARTS;
      case "contains" -> CONTAINS;
      default -> throw new IllegalArgumentException("no such match: " + cell);
    };
  }

  private static Role role(String cell) {
    return switch (cell) {
      case "quote" -> Role.QUOTE;
      case "introduction" -> Role.INTRODUCTION;
      case "rest" -> Role.REST;
      case "maybe" -> Role.MAYBE;
      case "own" -> Role.OWN;
      case "signature" -> Role.SIGNATURE;
      default -> throw new IllegalArgumentException("no such role: " + cell);
    };
  }

  /** Whether it looks for one of the value's words. */
  boolean isAboutWord() {
    return match == WORD;
  }

  /** Whether it looks for parts of the value, in lower case and without blanks. */
  boolean isAboutParts() {
    return match == CONTAINS;
  }

  boolean isFor(Tag tag) {
    return element == null || element == tag;
  }

  /**
   * Whether the attribute's value is one this rule, which is not about a word, looks for.
   *
   * @param squeezed the value in lower case without blanks, for {@link #isAboutParts}
   */
  boolean matches(String html, int from, int to, String squeezed) {
    if (match == CONTAINS) {
      return containsInOrder(squeezed);
    }
    boolean length = match == STARTS || to - from == value.length();
    return length && startsWith(html, from, to);
  }

  private boolean startsWith(String html, int from, int to) {
    return to - from >= value.length() && html.regionMatches(true, from, value, 0, value.length());
  }

  /**
   * Whether the last word before {@code end} is the one. It may stand behind what clients put
   * before the names of foreign HTML.
   */
  boolean isWord(String html, int from, int end) {
    int own = end - value.length();
    if (own < from
        || (html.charAt(own) | 0x20) != (value.charAt(0) | 0x20)
        || !html.regionMatches(true, own, value, 0, value.length())) {
      return false;
    }
    int start = own;
    while (start > from && html.charAt(start - 1) > ' ') {
      start--;
    }
    return start == own || ForeignPrefix.is(html, start, own);
  }

  /** The one of two whose row comes first. */
  static @Nullable ElementRule first(@Nullable ElementRule a, @Nullable ElementRule b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.row < b.row ? a : b;
  }

  private boolean containsInOrder(String style) {
    int at = 0;
    for (String part : parts) {
      int found = style.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }

  /** In lower case, without blanks. */
  static String squeeze(String style, int from, int to) {
    StringBuilder squeezed = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      if (style.charAt(i) > ' ') {
        squeezed.append(style.charAt(i));
      }
    }
    return squeezed.toString().toLowerCase(Locale.ROOT);
  }
}
