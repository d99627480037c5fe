package dev.countersign.signature.render;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Horizontal rules, of which no two are to stand together because of what went between them. */
final class Rules {

  private final Element body;
  private final Set<Element> doubled = new HashSet<>();

  /** Notes which ones the template itself has together. */
  Rules(Element body) {
    this.body = body;
    for (Element rule : body.select("hr")) {
      if (isBeforeAnother(rule)) {
        doubled.add(rule);
      }
    }
  }

  /** Takes out those that have come to stand before another. */
  void closeUp() {
    for (Element rule : body.select("hr")) {
      if (isBeforeAnother(rule) && !doubled.contains(rule)) {
        rule.remove();
      }
    }
  }

  private static boolean isBeforeAnother(Element rule) {
    return EmptyLine.seen(rule.nextSibling(), true) instanceof Element next && next.nameIs("hr");
  }
}
