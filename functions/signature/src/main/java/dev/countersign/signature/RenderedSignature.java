package dev.countersign.signature;

import java.util.List;

/**
 * A signature ready to be put into messages. Keep it for a sender's next message: what it looks
 * like in a message's encodings is found out once.
 */
public final class RenderedSignature {
  private final String version;
  private final String html;
  private final String text;
  private final List<InlineImage> images;
  private final EncodedSignature encoded;

  /**
   * A signature.
   *
   * @param version names the template it was made from; changes whenever the template does
   * @param html HTML fragment of ASCII characters only; refers to images as {@code src="cid:NAME"}
   * @param text the same as plain text, lines ended by {@code \n}
   * @param images the images that {@code html} refers to, and no others
   */
  public RenderedSignature(String version, String html, String text, List<InlineImage> images) {
    this.version = version;
    this.html = html;
    this.text = text;
    this.images = List.copyOf(images);
    this.encoded = new EncodedSignature(html, text);
  }

  public String version() {
    return version;
  }

  public String html() {
    return html;
  }

  public String text() {
    return text;
  }

  public List<InlineImage> images() {
    return images;
  }

  EncodedSignature encoded() {
    return encoded;
  }
}
