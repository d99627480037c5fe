package dev.countersign.signature.place;

import java.util.List;
import java.util.Locale;

/** A row of quoted-elements.txt; {@code parts} is what {@link Match#CONTAINS} looks for. */
record ElementRule(
    int row,
    String name,
    String element,
    String attribute,
    Match match,
    String value,
    List<String> parts,
    Role role) {

  /** What the element is to the conversation. */
  enum Role {
    QUOTE,
    INTRODUCTION,
    REST,
    MAYBE,
    OWN,
    SIGNATURE
  }

  /** How the attribute's value is compared. */
  enum Match {
    NONE,
    IS,
    WORD,
    STARTS,
    CONTAINS
  }

  static ElementRule of(int row, List<String> cells) {
    Match match = cells.get(3).equals("-") ? Match.NONE : Match.valueOf(upper(cells.get(3)));
    return new ElementRule(
        row,
        cells.get(0),
        cells.get(1),
        cells.get(2),
        match,
        cells.get(4),
        List.of(squeeze(cells.get(4)).split("\\*")),
        Role.valueOf(upper(cells.get(5))));
  }

  boolean isFor(Tag tag) {
    return element.equals("*") || element.equals(tag.htmlName());
  }

  /**
   * Whether the attribute's value is one this rule looks for.
   *
   * @param squeezed the value in lower case without blanks, for {@link Match#CONTAINS}
   */
  boolean matches(String html, int from, int to, String squeezed) {
    return switch (match) {
      case NONE -> true;
      case IS -> to - from == value.length() && startsWith(html, from, to);
      case STARTS -> startsWith(html, from, to);
      case WORD -> hasWord(html, from, to);
      case CONTAINS -> containsInOrder(squeezed);
    };
  }

  private boolean startsWith(String html, int from, int to) {
    return to - from >= value.length() && html.regionMatches(true, from, value, 0, value.length());
  }

  private boolean hasWord(String html, int from, int to) {
    for (int start = from; start < to; ) {
      int end = start;
      while (end < to && html.charAt(end) > ' ') {
        end++;
      }
      if (isWord(html, start, end)) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /** The word may stand behind what clients put before the names of foreign HTML. */
  private boolean isWord(String html, int start, int end) {
    int own = end - value.length();
    return own >= start
        && html.regionMatches(true, own, value, 0, value.length())
        && ForeignPrefix.is(html, start, own);
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

  static String squeeze(String style) {
    StringBuilder squeezed = new StringBuilder(style.length());
    for (int i = 0; i < style.length(); i++) {
      if (style.charAt(i) > ' ') {
        squeezed.append(style.charAt(i));
      }
    }
    return squeezed.toString().toLowerCase(Locale.ROOT);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
