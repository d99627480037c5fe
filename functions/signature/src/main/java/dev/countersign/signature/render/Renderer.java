package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Makes the signature of one sender. Values are text and never become HTML: they come in after the
 * template was parsed. Empty fields take their line, table row, list item or separator with them.
 * Stateless; safe to share between threads.
 */
public final class Renderer {

  /**
   * Renders a template.
   *
   * @param fields values by the names of {@link DirectoryFields}; missing ones are empty, others
   *     ignored
   * @return HTML with its hidden marker, text, and the images that the HTML shows
   */
  public RenderedSignature render(SignatureTemplate template, Map<String, String> fields) {
    return render(template, fields, null);
  }

  /**
   * As {@link #render(SignatureTemplate, Map)}, for a sender with a photo.
   *
   * @param photo its name does not matter; null if there is none
   */
  public RenderedSignature render(
      SignatureTemplate template, Map<String, String> known, @Nullable InlineImage photo) {
    Map<String, String> fields = SenderPhoto.fields(known, photo);
    Element body = SignatureHtml.parse(template.html(fields));
    HtmlFields.fill(body);
    List<InlineImage> images = SenderPhoto.images(template.images(), photo);
    String html = withPlainScheme(SignatureHtml.write(body), images);
    String text = template.text(fields);
    return new RenderedSignature(
        template.version(),
        SignatureMarker.around(html, SignatureMarker.of(sender(fields), template.version())),
        text(text, body),
        shown(images, html));
  }

  /** Where messages get images they look for {@code cid:}; templates may have CID: as well. */
  private static String withPlainScheme(String html, List<InlineImage> images) {
    String plain = html;
    for (InlineImage image : images) {
      plain = ImageReferences.rename(plain, image.name(), image.name());
    }
    return plain;
  }

  private static String text(@Nullable String template, Element body) {
    return template == null ? PlainText.of(body) : TextLines.fill(template);
  }

  private static List<InlineImage> shown(List<InlineImage> images, String html) {
    Set<String> names = ImageReferences.in(html);
    return images.stream().filter(image -> names.contains(image.name())).toList();
  }

  /** The address that the marker is made of: the one people see. */
  private static String sender(Map<String, String> fields) {
    String mail = fields.getOrDefault("mail", "");
    return mail.isEmpty() ? fields.getOrDefault("userPrincipalName", "") : mail;
  }
}
