package dev.countersign.signature.render;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Looks for what programs leave in a signature that is copied out of them, and what nobody who gets
 * the mail would see as its author does. Apart from {@link SignatureTemplate#parse}, which the mail
 * path calls as well: what is saved already goes on to be used.
 */
public final class PastedHtml {

  private static final List<String> ADDRESSES_OF_IMAGES = List.of("src", "background");
  private static final Pattern FIELD = Pattern.compile("\\{\\{[^{}]*\\}\\}");

  /** The scheme of a drive, as in {@code C:\}, is a letter. */
  private static final Pattern REACHABLE =
      Pattern.compile("(?i)\\s*(https?:|cid:|data:|//|\\{\\{).*", Pattern.DOTALL);

  private PastedHtml() {}

  /**
   * Checks a template in HTML that is about to be saved.
   *
   * @throws InvalidTemplateException naming the image, or the field
   */
  public static void check(String html) {
    Element body = SignatureHtml.parse(html);
    for (Element element : body.select("img, [background]")) {
      ADDRESSES_OF_IMAGES.forEach(name -> checkImage(html, element.attr(name)));
    }
    String rest = SignatureHtml.parse(FIELD.matcher(html).replaceAll("")).wholeText();
    if (rest.contains("{{") || rest.contains("}}")) {
      throw new InvalidTemplateException(
          "The braces of a field have formatting between them, so that it would stand in the mail as"
              + " it is here. Type the field anew, such as {{displayName}}.",
          0);
    }
  }

  private static void checkImage(String html, String address) {
    if (!address.isBlank() && !REACHABLE.matcher(address).matches()) {
      String file =
          address.substring(1 + Math.max(address.lastIndexOf('/'), address.lastIndexOf('\\')));
      throw new InvalidTemplateException(
          "The image \"%s\" is on the computer on which the signature was made, where nobody who gets"
                  .formatted(file)
              + " the mail can see it. Add it to \"images\" and show it as src=\"cid:%s\"."
                  .formatted(file),
          lineOf(html, address));
    }
  }

  private static int lineOf(String html, String address) {
    int at = html.indexOf(address);
    return at < 0 ? 0 : 1 + (int) html.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
