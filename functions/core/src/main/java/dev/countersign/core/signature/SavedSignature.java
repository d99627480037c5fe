package dev.countersign.core.signature;

import dev.countersign.signature.InlineImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signature as an administrator saved it.
 *
 * @param version changes with the content: hash of it
 * @param html Mustache template
 * @param text Mustache template of the text version; null: made from the HTML
 * @param images that the HTML refers to as {@code cid:NAME}
 */
public record SavedSignature(
    String version, String html, @Nullable String text, List<InlineImage> images) {}
