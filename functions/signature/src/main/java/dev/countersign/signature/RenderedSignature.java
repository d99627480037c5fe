package dev.countersign.signature;

import dev.countersign.signature.transfer.SignatureLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature ready to be put into messages. Keep it for a sender's next message: what it looks
 * like in a message's encodings is found out once.
 */
public final class RenderedSignature {
  private final String version;
  private final String html;
  private final String text;
  private final List<InlineImage> images;
  private final SignatureLines htmlLines;
  private final String fixedLines;
  private final String flowedLines;
  private final @Nullable SignatureLines asciiFixed;
  private final @Nullable SignatureLines asciiFlowed;
  private final boolean plain;

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
    this.htmlLines = SignatureLines.ofHtml(html);
    this.fixedLines = SignatureLines.text(text, false);
    this.flowedLines = SignatureLines.text(text, true);
    this.asciiFixed = SignatureLines.ofAscii(fixedLines);
    this.asciiFlowed = SignatureLines.ofAscii(flowedLines);
    this.plain = asciiFixed != null && !html.contains("--") && !text.contains("--");
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

  /** Whether no line of it can read as a boundary, whatever becomes of it in a message. */
  boolean hasNoBoundary() {
    return plain;
  }

  /** The HTML version, as long as it needs no names of images. */
  SignatureLines htmlLines() {
    return htmlLines;
  }

  /** The lines of the text version, as {@code format=flowed} wants them or not. */
  String textLines(boolean flowed) {
    return flowed ? flowedLines : fixedLines;
  }

  /** The same as bytes; null where there are other characters than those of ASCII. */
  @Nullable SignatureLines asciiLines(boolean flowed) {
    return flowed ? asciiFlowed : asciiFixed;
  }
}
