package dev.countersign.signature.render;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    return replace(html, known -> known.equals(name) ? "cid:" + newName : null);
  }

  /**
   * The HTML with other addresses for images.
   *
   * @param address of an image by its name; null leaves it, as it may be text that looks so
   */
  static String replace(String html, Function<String, @Nullable String> address) {
    return REFERENCE
        .matcher(html)
        .replaceAll(
            reference -> {
              String replacement = address.apply(reference.group(1));
              return Matcher.quoteReplacement(
                  replacement == null ? reference.group() : replacement);
            });
  }
}
