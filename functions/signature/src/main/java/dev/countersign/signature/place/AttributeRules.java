package dev.countersign.signature.place;

import dev.countersign.signature.place.ElementRule.Match;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules for one attribute. Those that look for a word are filed by its last letter, so that the
 * classes of ordinary elements are compared with hardly any.
 */
final class AttributeRules {

  /** The longest value that is looked at; a client's own are below a hundred. */
  private static final int LONGEST_VALUE = 1000;

  private static final int LETTERS = 32;

  private final String attribute;
  private final ElementRule[][] words = new ElementRule[LETTERS][0];
  private ElementRule[] others = {};
  private boolean hasWords;

  AttributeRules(String attribute) {
    this.attribute = attribute;
  }

  void add(ElementRule rule) {
    if (rule.match() == Match.WORD) {
      hasWords = true;
      int slot = letter(rule.value().charAt(rule.value().length() - 1));
      words[slot] = append(words[slot], rule);
    } else {
      others = append(others, rule);
    }
  }

  boolean isFor(String html, int nameStart, int nameEnd) {
    int length = nameEnd - nameStart;
    return attribute.length() == length
        && html.regionMatches(true, nameStart, attribute, 0, length);
  }

  /** The first rule, in the order of the rows, that the value fulfils. */
  @Nullable ElementRule find(String html, Tag tag, int from, int to) {
    int end = Math.min(to, from + LONGEST_VALUE);
    ElementRule best = others.length == 0 ? null : other(html, tag, from, end);
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

  private @Nullable ElementRule other(String html, Tag tag, int from, int to) {
    String squeezed = "";
    for (ElementRule rule : others) {
      if (rule.isFor(tag)) {
        if (rule.match() == Match.CONTAINS && squeezed.isEmpty()) {
          squeezed = ElementRule.squeeze(html, from, to);
        }
        if (rule.matches(html, from, to, squeezed)) {
          return rule;
        }
      }
    }
    return null;
  }

  private static ElementRule[] append(ElementRule[] rules, ElementRule rule) {
    ElementRule[] more = Arrays.copyOf(rules, rules.length + 1);
    more[rules.length] = rule;
    return more;
  }

  private static int letter(char c) {
    return c & (LETTERS - 1);
  }
}
