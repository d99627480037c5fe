package dev.countersign.signature.render;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names after {@code cid:} in HTML (RFC 2392). */
final class ImageReferences {

  private static final Pattern REFERENCE =
      Pattern.compile("\\bcid:([^\"'\\s<>()&]+)", Pattern.CASE_INSENSITIVE);

  private ImageReferences() {}

  static Set<String> in(String html) {
    Set<String> names = new TreeSet<>();
    Matcher reference = REFERENCE.matcher(html);
    while (reference.find()) {
      names.add(reference.group(1));
    }
    return names;
  }

  /** The HTML with another name for one image. */
  static String rename(String html, String name, String newName) {
    return REFERENCE
        .matcher(html)
        .replaceAll(
            reference ->
                Matcher.quoteReplacement(
                    reference.group(1).equals(name) ? "cid:" + newName : reference.group()));
  }
}
