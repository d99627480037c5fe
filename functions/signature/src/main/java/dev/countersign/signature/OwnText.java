package dev.countersign.signature;

import dev.countersign.signature.place.TextPlaces;
import java.util.regex.Pattern;

/** Whether a text part has something of its sender's. */
final class OwnText {
  /** What list software puts above the lines that it adds in a part of their own. */
  private static final String FOOTER_RULE = "_".repeat(40);

  private static final Pattern SHOWN = Pattern.compile("<(?:img|table|hr)\\b|>[^<]*[^<\\s][^<]*");

  private OwnText() {}

  /** Looks at the text before the place; that of a list's footer or a disclaimer is nobody's. */
  static boolean before(int place, String view, boolean html) {
    String text = view.substring(0, place);
    if (html) {
      return SHOWN.matcher(">" + text.replace("&nbsp;", " ")).find();
    }
    String stripped = text.strip();
    return !stripped.isEmpty()
        && !stripped.startsWith(FOOTER_RULE)
        && !TextPlaces.beginsWithFooter(stripped);
  }
}
