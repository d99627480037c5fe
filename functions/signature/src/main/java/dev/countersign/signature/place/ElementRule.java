package dev.countersign.signature.place;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of {@link ElementRows}. What is an enum elsewhere is a constant here and in the classes
 * around: the first message of a fresh JVM waits 0.3 ms for each class, and a constant needs none.
 *
 * @param row its number
 * @param element null for any
 * @param match one of {@link Match}
 * @param parts what the value has to contain, if that is how it is compared
 * @param role one of {@link Role}
 */
record ElementRule(
    int row,
    String name,
    @Nullable Tag element,
    String attribute,
    char match,
    String value,
    List<String> parts,
    char role) {

  /** How an attribute's value is compared. */
  static final class Match {
    static final char NONE = '-';
    static final char IS = 'i';
    static final char WORD = 'w';
    static final char STARTS = 's';
    static final char CONTAINS = 'c';

    private Match() {}
  }

  /** What the element is to the conversation. */
  static final class Role {
    static final char QUOTE = 'q';
    static final char INTRODUCTION = 'i';
    static final char HEADED = 'h';
    static final char DIVIDER = 'd';
    static final char ANSWERED = 'a';
    static final char REST = 'r';
    static final char LIKELY = 'l';
    static final char FIELDS = 'f';
    static final char MAYBE = 'm';
    static final char OWN = 'o';
    static final char SIGNATURE = 's';

    private Role() {}
  }

  static ElementRule of(
      int row,
      String name,
      @Nullable Tag element,
      String attribute,
      char match,
      String value,
      char role) {
    List<String> parts = match == Match.CONTAINS ? Row.parts(value) : List.of();
    return new ElementRule(row, name, element, attribute, match, value, parts, role);
  }

  /** Whether it looks for one of the value's words. */
  boolean isAboutWord() {
    return match == Match.WORD;
  }

  /** Whether it looks for parts of the value, in lower case and without blanks. */
  boolean isAboutParts() {
    return match == Match.CONTAINS;
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
    if (match == Match.CONTAINS) {
      return containsInOrder(squeezed);
    }
    boolean length = match == Match.STARTS || to - from == value.length();
    return length && startsWith(html, from, to);
  }

  /** Whether the word stands there in whatever case; as it is written usually is found faster. */
  static boolean isAt(String html, int from, String word) {
    return html.startsWith(word, from) || html.regionMatches(true, from, word, 0, word.length());
  }

  private boolean startsWith(String html, int from, int to) {
    return to - from >= value.length() && isAt(html, from, value);
  }

  /**
   * Whether the last word before {@code end} is the one. It may stand behind what clients put
   * before the names of foreign HTML.
   */
  boolean isWord(String html, int from, int end) {
    int own = end - value.length();
    if (own < from
        || (html.charAt(own) | 0x20) != (value.charAt(0) | 0x20)
        || !isAt(html, own, value)) {
      return false;
    }
    int start = own;
    while (start > from && html.charAt(start - 1) > ' ') {
      start--;
    }
    return start == own || ForeignPrefix.is(html, start, own);
  }

  /**
   * Tells the conversation what the element at the offset is to it.
   *
   * @return false for those that are quotes themselves, and the author's
   */
  boolean tell(Conversation conversation, int at) {
    switch (role) {
      case Role.REST -> conversation.rest(at, name);
      case Role.FIELDS -> conversation.fields(at, name);
      case Role.LIKELY -> conversation.likely(at, name);
      case Role.INTRODUCTION -> conversation.introduction(at, name);
      case Role.HEADED -> conversation.headed(at, name);
      case Role.DIVIDER -> conversation.divided(at, name);
      case Role.SIGNATURE -> conversation.signature();
      default -> {
        return false;
      }
    }
    return true;
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
