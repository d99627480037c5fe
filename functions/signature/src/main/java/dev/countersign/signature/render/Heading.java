package dev.countersign.signature.render;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Lines that announce others, and go when these do. Only a colon tells one from the name of a town
 * or a street, that says something without them.
 */
final class Heading {

  /** In lines; more are no longer announced by anything. */
  private static final int LONGEST = 50;

  private Heading() {}

  /** Those of which all that they announce goes. */
  static Set<HtmlLine> withNothingBelow(List<HtmlLine> all) {
    List<HtmlLine> lines = all.stream().filter(line -> !line.isLayout()).toList();
    Set<HtmlLine> headings = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).announces() && isNothingBelow(lines, i)) {
        headings.add(lines.get(i));
      }
    }
    return headings;
  }

  private static boolean isNothingBelow(List<HtmlLine> lines, int heading) {
    List<HtmlLine> announced = lines.subList(heading + 1, end(lines, heading));
    return !announced.isEmpty() && announced.stream().allMatch(HtmlLine::isEmpty);
  }

  /** What is announced ends with an empty line, at the next heading, or where a list ends. */
  private static int end(List<HtmlLine> lines, int heading) {
    Element group = lines.get(heading).group();
    Element before = group;
    int end = heading + 1;
    while (end < Math.min(lines.size(), heading + LONGEST)) {
      HtmlLine line = lines.get(end);
      if (line.isBlank() || line.announces() || !line.isIn(group) || ends(before, line, group)) {
        return end;
      }
      before = line.group();
      end++;
    }
    return end;
  }

  /** Whether a line stands behind an inner group, and not in the next one of its kind. */
  private static boolean ends(Element before, HtmlLine line, Element group) {
    return before.is("ul, ol, dl") ? !line.isIn(before) : before != group && line.group() == group;
  }
}
