package dev.countersign.signature.render;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What a style keeps apart from its neighbours in the line, where others write a blank. */
final class Distance {

  private static final Pattern LEFT = side("left");
  private static final Pattern RIGHT = side("right");

  private Distance() {}

  static boolean isBefore(Element element) {
    return isAt(LEFT, element);
  }

  static boolean isBehind(Element element) {
    return isAt(RIGHT, element);
  }

  private static boolean isAt(Pattern side, Element element) {
    return !HtmlLines.isBlock(element)
        && !element.nameIs("img")
        && side.matcher(element.attr("style")).find();
  }

  /** A length for this side, for all of them, or the second of several. */
  private static Pattern side(String name) {
    String length = "[0.]*[1-9][\\w.%]*";
    return Pattern.compile(
        "(?i)(?<![\\w-])(?:padding|margin)(?:-%s\\s*:\\s*%s|\\s*:\\s*(?:%s\\s*(?:!|;|$)|[\\w.%%]+\\s+%s))"
            .formatted(name, length, length, length));
  }
}
