package dev.countersign.signature.render;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** An image that says what stands beside it, as a telephone before a number. */
final class Icon {

  /** In pixels, both ways; what is larger, or does not say its width, is a photo or a logo. */
  private static final int LARGEST = 32;

  /** In pixels, one way; of what is as thin nothing is seen but the distance that it keeps. */
  private static final int THINNEST = 2;

  private static final Pattern WIDTH = style("width");
  private static final Pattern HEIGHT = style("height");

  private Icon() {}

  static boolean is(Element image) {
    int width = size(image, "width", WIDTH);
    return width > 0 && width <= LARGEST && size(image, "height", HEIGHT) <= LARGEST;
  }

  /** Whether it only keeps others apart. */
  static boolean isSpacer(Element image) {
    int width = size(image, "width", WIDTH);
    int height = size(image, "height", HEIGHT);
    return width > 0 && width <= THINNEST || height > 0 && height <= THINNEST;
  }

  /** In pixels; 0 if the image does not say it. */
  private static int size(Element image, String side, Pattern style) {
    String attribute = image.attr(side).strip().replaceFirst("(?i)px$", "");
    return style
        .matcher(image.attr("style"))
        .results()
        .mapToInt(result -> Integer.parseInt(result.group(1)))
        .findFirst()
        .orElse(attribute.matches("\\d{1,4}") ? Integer.parseInt(attribute) : 0);
  }

  private static Pattern style(String side) {
    return Pattern.compile("(?i)(?<![\\w-])" + side + "\\s*:\\s*(\\d{1,4})(?:\\.\\d+)?px");
  }
}
