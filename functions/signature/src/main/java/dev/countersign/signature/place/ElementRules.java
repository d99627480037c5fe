package dev.countersign.signature.place;

import org.jspecify.annotations.Nullable;

/** The rules of {@link ElementRows}. */
final class ElementRules {

  private static final int LETTERS = 32;
  private static final int LONGEST_NAME = "data-marker".length();
  private static final ElementRules STANDARD = read();

  /** By length and first letter of the name, which tell the few names there are. */
  private final @Nullable AttributeRules[] byAttribute =
      new AttributeRules[(LONGEST_NAME + 1) * LETTERS];

  private final @Nullable ElementRule[] byElement = new ElementRule[Tag.values().length];

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

  private void add(ElementRule rule) {
    String name = rule.attribute();
    int slot = slot(name, 0, name.length());
    AttributeRules rules = byAttribute[slot];
    if (rules == null) {
      rules = new AttributeRules(name);
      byAttribute[slot] = rules;
    } else if (!rules.attribute().equals(name)) {
      throw new IllegalArgumentException("two attributes share a slot: ".concat(name));
    }
    rules.add(rule);
  }

  /** The first rule, in the order of the rows, that the start tag in hand fulfils. */
  @Nullable ElementRule find(String html, HtmlTokenizer token) {
    ElementRule best = byElement[token.tag().ordinal()];
    HtmlAttributes found = token.attributes();
    for (int i = 0; i < found.count(); i++) {
      int name = found.nameStart(i);
      int end = found.nameEnd(i);
      AttributeRules rules = end - name > LONGEST_NAME ? null : byAttribute[slot(html, name, end)];
      if (rules != null && rules.isFor(html, name, end)) {
        best = rules.find(html, token.tag(), found.valueStart(i), found.valueEnd(i), best);
      }
    }
    return best;
  }

  private static int slot(String html, int name, int end) {
    return (end - name) * LETTERS + (html.charAt(name) & (LETTERS - 1));
  }

  private void addForElement(ElementRule rule) {
    for (Tag tag : Tag.values()) {
      if (rule.isFor(tag) && byElement[tag.ordinal()] == null) {
        byElement[tag.ordinal()] = rule;
      }
    }
  }
}
