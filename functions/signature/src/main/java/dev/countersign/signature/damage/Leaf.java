package dev.countersign.signature.damage;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A part without parts of its own, as MIME4J reads it.
 *
 * @param path the media types from the message down to the part
 * @param charset as the part says, null where it does not or the JVM has none of that name
 * @param content decoded
 */
record Leaf(String path, @Nullable Charset charset, byte[] content) {
  /** The content as characters; as bytes, one a character, where the charset is not known. */
  String text() {
    return new String(content, charset == null ? StandardCharsets.ISO_8859_1 : charset);
  }
}
