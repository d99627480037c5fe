package dev.countersign.signature;

import java.util.List;

/**
 * A signature ready for one sender.
 *
 * @param version identifies template and sender data; reported back in {@link Stamped}
 * @param html a fragment of block elements; empty: HTML parts are left alone
 * @param text lines of plain text; empty: plain text parts are left alone
 * @param images those that {@code html} refers to as {@code src="cid:NAME"}
 */
public record RenderedSignature(
    String version, String html, String text, List<InlineImage> images) {
  public RenderedSignature {
    images = List.copyOf(images);
  }
}
