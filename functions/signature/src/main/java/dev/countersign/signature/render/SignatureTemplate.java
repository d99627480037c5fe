package dev.countersign.signature.render;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import dev.countersign.signature.InlineImage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signature as an administrator wrote it: Mustache in HTML and, if wished, in text. Immutable and
 * safe to share between threads.
 */
public final class SignatureTemplate {

  /** A signature is in every message; one beyond this is a mistake in pasting. */
  static final int LONGEST = 200_000;

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .defaultValue("")
          .emptyStringIsFalse(true)
          .withLoader(
              name -> {
                throw new IllegalStateException("templates have no parts");
              })
          .withEscaper(Placeholder::of);

  private final String version;
  private final Template html;
  private final @Nullable Template text;
  private final List<InlineImage> images;

  private SignatureTemplate(
      String version, Template html, @Nullable Template text, List<InlineImage> images) {
    this.version = version;
    this.html = html;
    this.text = text;
    this.images = List.copyOf(images);
  }

  /**
   * Checks a template thoroughly, so that nothing can go wrong with it when mail flows.
   *
   * @param version {@code <id of the signature>:<revision>}; the part before the colon is what a
   *     later message of the conversation recognises the signature by
   * @param html at most {@value #LONGEST} chars; fields stand in text and in attributes, and in
   *     {@code href} and {@code src} they are made safe for addresses
   * @param text null to have it made from the HTML
   * @param images those that {@code html} refers to as {@code cid:NAME}; others are dropped
   * @throws InvalidTemplateException for an unknown field, broken Mustache, a field where it cannot
   *     be safe, or an image that is not there
   */
  public static SignatureTemplate parse(
      String version, String html, @Nullable String text, List<InlineImage> images) {
    Template compiled = compile(html);
    TemplatePlaces.check(html, images);
    if (text != null) {
      TemplatePlaces.checkText(text);
    }
    return new SignatureTemplate(version, compiled, text == null ? null : compile(text), images);
  }

  static Template compile(String template) {
    if (template.length() > LONGEST) {
      throw new InvalidTemplateException(
          "The template is longer than " + LONGEST + " characters.", 0);
    }
    TemplateTags.check(template);
    try {
      return COMPILER.compile(Placeholder.withoutReserved(template));
    } catch (MustacheException e) {
      throw new InvalidTemplateException(explain(e), 0);
    }
  }

  /** Mustache's own words name the section and the line. */
  private static String explain(MustacheException e) {
    return "A section does not open and close as it should: " + e.getMessage();
  }

  /** Whether a template in HTML shows this field; asks only for tags, in no need to be sound. */
  public static boolean shows(String html, String field) {
    return TemplateTags.lineOf(html, field) > 0;
  }

  public String version() {
    return version;
  }

  /** The HTML, placeholders for the fields. */
  String html(Map<String, String> fields) {
    return html.execute(fields);
  }

  /** The text, placeholders for the fields; null if the template has none. */
  @Nullable String text(Map<String, String> fields) {
    return text == null ? null : text.execute(fields);
  }

  List<InlineImage> images() {
    return images;
  }
}
