package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/**
 * The rules for one attribute. Those that look for a word are filed by its last letter, the others
 * by element, so that ordinary elements are compared with hardly any.
 */
final class AttributeRules {

  /** The longest value that is looked at; a client's own are below a hundred. */
  private static final int LONGEST_VALUE = 1000;

  private static final int LETTERS = 32;
  private static final int ANY_ELEMENT = Tag.INLINE.ordinal() + 1;

  private final String attribute;
  private final ElementRule[][] words = new ElementRule[LETTERS][0];
  private final ElementRule[][] others = new ElementRule[ANY_ELEMENT + 1][0];
  private boolean hasWords;

  /** Row of the first one. */
  private int firstRow = Integer.MAX_VALUE;

  AttributeRules(String attribute) {
    this.attribute = attribute;
  }

  String attribute() {
    return attribute;
  }

  /** Adds a rule that comes after all others. */
  void add(ElementRule rule) {
    firstRow = Math.min(firstRow, rule.row());
    if (rule.isAboutWord()) {
      hasWords = true;
      append(words, letter(rule.value().charAt(rule.value().length() - 1)), rule);
      return;
    }
    Tag element = rule.element();
    append(others, element == null ? ANY_ELEMENT : element.ordinal(), rule);
  }

  boolean isFor(String html, int nameStart, int nameEnd) {
    int length = nameEnd - nameStart;
    return attribute.length() == length
        && html.regionMatches(true, nameStart, attribute, 0, length);
  }

  /** The first, in the order of the rows, of the rules that the value fulfils and {@code known}. */
  @Nullable ElementRule find(String html, Tag tag, int from, int to, @Nullable ElementRule known) {
    if (known != null && known.row() < firstRow) {
      return known;
    }
    int end = Math.min(to, from + LONGEST_VALUE);
    ElementRule any = other(html, others[ANY_ELEMENT], from, end, known);
    ElementRule best = other(html, others[tag.ordinal()], from, end, any);
    return hasWords ? ElementRule.first(best, words(html, tag, from, end)) : best;
  }

  private @Nullable ElementRule words(String html, Tag tag, int from, int end) {
    ElementRule best = null;
    for (int at = from; at < end; at++) {
      if (at + 1 == end || html.charAt(at + 1) <= ' ') {
        best = ElementRule.first(best, word(html, tag, from, at));
      }
    }
    return best;
  }

  private @Nullable ElementRule word(String html, Tag tag, int from, int last) {
    for (ElementRule rule : words[letter(html.charAt(last))]) {
      if (rule.isFor(tag) && rule.isWord(html, from, last + 1)) {
        return rule;
      }
    }
    return null;
  }

  private static @Nullable ElementRule other(
      String html, ElementRule[] rules, int from, int to, @Nullable ElementRule known) {
    String squeezed = "";
    for (ElementRule rule : rules) {
      if (known != null && known.row() < rule.row()) {
        return known;
      }
      if (rule.isAboutParts() && squeezed.isEmpty()) {
        squeezed = ElementRule.squeeze(html, from, to);
      }
      if (rule.matches(html, from, to, squeezed)) {
        return rule;
      }
    }
    return known;
  }

  private static void append(ElementRule[][] slots, int slot, ElementRule rule) {
    ElementRule[] rules = slots[slot];
    ElementRule[] more = new ElementRule[rules.length + 1];
    System.arraycopy(rules, 0, more, 0, rules.length);
    more[rules.length] = rule;
    slots[slot] = more;
  }

  private static int letter(char c) {
    return c & (LETTERS - 1);
  }
}
