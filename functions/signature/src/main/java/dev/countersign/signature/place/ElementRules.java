package dev.countersign.signature.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@link ElementRows}, filed by attribute. Of one attribute those that look for a word
 * are filed by its last letter and the others by element, so that ordinary elements are compared
 * with hardly any.
 */
final class ElementRules {

  /** The longest value that is looked at; a client's own are below a hundred. */
  private static final int LONGEST_VALUE = 1000;

  private static final int LETTERS = 32;
  private static final int LONGEST_NAME = "x-em-replyforwardheader".length();
  private static final int MOST_ATTRIBUTES = 16;
  private static final int ANY_ELEMENT = Tag.INLINE.ordinal() + 1;
  private static final int ELEMENTS = ANY_ELEMENT + 1;
  private static final ElementRules STANDARD = read();

  /**
   * Number of an attribute by length and first letter, which tell the few there are; 0 for none.
   */
  private final byte[] numbers = new byte[(LONGEST_NAME + 1) * LETTERS];

  /** By number. */
  private final String[] attributes = new String[MOST_ATTRIBUTES];

  /** Row of an attribute's first rule, by number. */
  private final int[] firstRows = new int[MOST_ATTRIBUTES];

  /** By number and last letter; null where there are none. */
  private final ElementRule[] @Nullable [] words = new ElementRule[MOST_ATTRIBUTES * LETTERS][];

  /** By number and element; null where there are none. */
  private final ElementRule[] @Nullable [] others = new ElementRule[MOST_ATTRIBUTES * ELEMENTS][];

  /** Rules that the element alone fulfils. */
  private final @Nullable ElementRule[] byElement = new ElementRule[ANY_ELEMENT];

  private int count;

  private ElementRules() {}

  /** The rules; they never change. */
  static ElementRules standard() {
    return STANDARD;
  }

  private static ElementRules read() {
    ElementRules rules = new ElementRules();
    for (ElementRule rule : ElementRows.ALL) {
      if (rule.match() == ElementRule.Match.NONE) {
        rules.addForElement(rule);
      } else {
        rules.add(rule);
      }
    }
    return rules;
  }

  private void addForElement(ElementRule rule) {
    for (Tag tag : Tag.values()) {
      if (rule.isFor(tag) && byElement[tag.ordinal()] == null) {
        byElement[tag.ordinal()] = rule;
      }
    }
  }

  private void add(ElementRule rule) {
    int number = number(rule);
    if (rule.isAboutWord()) {
      char last = rule.value().charAt(rule.value().length() - 1);
      append(words, number * LETTERS + letter(last), rule);
      return;
    }
    Tag element = rule.element();
    int ordinal = element == null ? ANY_ELEMENT : element.ordinal();
    append(others, number * ELEMENTS + ordinal, rule);
  }

  /** The number of the rule's attribute, which may be a new one. */
  private int number(ElementRule rule) {
    String attribute = rule.attribute();
    int slot = slot(attribute, 0, attribute.length());
    if (numbers[slot] == 0) {
      numbers[slot] = (byte) ++count;
      attributes[count] = attribute;
      firstRows[count] = rule.row();
    } else if (!attributes[numbers[slot]].equals(attribute)) {
      throw new IllegalArgumentException("two attributes share a slot: ".concat(attribute));
    }
    return numbers[slot];
  }

  private static void append(ElementRule[] @Nullable [] slots, int slot, ElementRule rule) {
    ElementRule[] rules = slots[slot];
    int length = rules == null ? 0 : rules.length;
    slots[slot] = rules == null ? new ElementRule[1] : Arrays.copyOf(rules, length + 1);
    slots[slot][length] = rule;
  }

  /** The first rule, in the order of the rows, that the start tag in hand fulfils. */
  @Nullable ElementRule find(String html, HtmlTokenizer token) {
    ElementRule best = byElement[token.tag().ordinal()];
    HtmlAttributes found = token.attributes();
    for (int i = 0; i < found.count(); i++) {
      int number = number(html, found.nameStart(i), found.nameEnd(i));
      if (number > 0 && (best == null || best.row() > firstRows[number])) {
        int from = found.valueStart(i);
        int to = Math.min(found.valueEnd(i), from + LONGEST_VALUE);
        best = find(number, token.tag(), html, from, to, best);
      }
    }
    return best;
  }

  /** Number of the attribute whose name stands there; 0 where no rule asks for it. */
  private int number(String html, int from, int to) {
    int number = to - from > LONGEST_NAME ? 0 : numbers[slot(html, from, to)];
    return number > 0 && ElementRule.isAt(html, from, attributes[number]) ? number : 0;
  }

  /** The first, in the order of the rows, of the rules that the value fulfils and {@code known}. */
  private @Nullable ElementRule find(
      int number, Tag tag, String html, int from, int to, @Nullable ElementRule known) {
    ElementRule any = other(number * ELEMENTS + ANY_ELEMENT, html, from, to, known);
    ElementRule best = other(number * ELEMENTS + tag.ordinal(), html, from, to, any);
    for (int at = from; at < to; at++) {
      if (at + 1 == to || html.charAt(at + 1) <= ' ') {
        best = ElementRule.first(best, word(number, tag, html, from, at));
      }
    }
    return best;
  }

  private @Nullable ElementRule word(int number, Tag tag, String html, int from, int last) {
    ElementRule[] rules = words[number * LETTERS + letter(html.charAt(last))];
    for (int i = 0; rules != null && i < rules.length; i++) {
      if (rules[i].isFor(tag) && rules[i].isWord(html, from, last + 1)) {
        return rules[i];
      }
    }
    return null;
  }

  private @Nullable ElementRule other(
      int slot, String html, int from, int to, @Nullable ElementRule known) {
    ElementRule[] rules = others[slot];
    String squeezed = "";
    for (int i = 0; rules != null && i < rules.length; i++) {
      ElementRule rule = rules[i];
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

  private static int slot(String html, int from, int to) {
    return (to - from) * LETTERS + letter(html.charAt(from));
  }

  private static int letter(char c) {
    return c & (LETTERS - 1);
  }
}
