package dev.countersign.signature.place;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules of quoted-elements.txt, filed so that an ordinary tag costs next to nothing. */
final class ElementRules {

  /** The longest style that is looked at; a client's own is below a hundred. */
  private static final int LONGEST_STYLE = 1000;

  private static final ElementRule[] NONE = {};

  private final String[] attributes;
  private final ElementRule[][] byAttribute;
  private final Map<Tag, ElementRule> byElement = new EnumMap<>(Tag.class);

  ElementRules(List<ElementRule> rules) {
    Map<String, List<ElementRule>> filed = new TreeMap<>();
    for (ElementRule rule : rules) {
      if (rule.match() == ElementRule.Match.NONE) {
        byElement.put(Tag.at(rule.element(), 0, rule.element().length()), rule);
      } else {
        filed.computeIfAbsent(rule.attribute(), key -> new ArrayList<>()).add(rule);
      }
    }
    attributes = filed.keySet().toArray(String[]::new);
    byAttribute =
        filed.values().stream().map(list -> list.toArray(NONE)).toArray(ElementRule[][]::new);
  }

  static ElementRules read() {
    List<List<String>> rows = RuleFile.read("quoted-elements.txt");
    return new ElementRules(
        IntStream.range(0, rows.size()).mapToObj(i -> ElementRule.of(i, rows.get(i))).toList());
  }

  /** The first rule, in the order of the file, that the start tag in hand fulfils. */
  @Nullable ElementRule find(String html, HtmlTokenizer tag) {
    ElementRule best = byElement.get(tag.tag());
    for (int i = 0; i < tag.attributes().count(); i++) {
      best = better(best, find(html, tag, i));
    }
    return best;
  }

  private @Nullable ElementRule find(String html, HtmlTokenizer tag, int attribute) {
    int from = tag.attributes().valueStart(attribute);
    int to = tag.attributes().valueEnd(attribute);
    String squeezed = "";
    for (ElementRule rule : filedUnder(html, tag, attribute)) {
      if (rule.isFor(tag.tag())) {
        if (rule.match() == ElementRule.Match.CONTAINS && squeezed.isEmpty()) {
          squeezed = ElementRule.squeeze(html.substring(from, Math.min(to, from + LONGEST_STYLE)));
        }
        if (rule.matches(html, from, to, squeezed)) {
          return rule;
        }
      }
    }
    return null;
  }

  private ElementRule[] filedUnder(String html, HtmlTokenizer tag, int attribute) {
    int from = tag.attributes().nameStart(attribute);
    int length = tag.attributes().nameEnd(attribute) - from;
    for (int i = 0; i < attributes.length; i++) {
      if (attributes[i].length() == length
          && html.regionMatches(true, from, attributes[i], 0, length)) {
        return byAttribute[i];
      }
    }
    return NONE;
  }

  private static @Nullable ElementRule better(@Nullable ElementRule a, @Nullable ElementRule b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.row() < b.row() ? a : b;
  }
}
