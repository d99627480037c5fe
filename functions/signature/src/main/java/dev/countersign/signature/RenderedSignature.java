package dev.countersign.signature;

import java.util.List;

/**
 * A signature ready to be put into messages.
 *
 * @param version names the template it was made from; changes whenever the template does
 * @param html HTML fragment of ASCII characters only; refers to images as {@code src="cid:NAME"}
 * @param text the same as plain text, lines ended by {@code \n}
 * @param images the images that {@code html} refers to, and no others
 */
public record RenderedSignature(
    String version, String html, String text, List<InlineImage> images) {

  public RenderedSignature {
    images = List.copyOf(images);
  }
}
