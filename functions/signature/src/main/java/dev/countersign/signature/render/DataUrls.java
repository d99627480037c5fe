package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Signatures to be looked at outside of a message. */
public final class DataUrls {

  private DataUrls() {}

  /** The HTML of a signature with its images in it (RFC 2397). */
  public static String html(RenderedSignature signature) {
    return ImageReferences.replace(signature.html(), name -> address(name, signature));
  }

  private static @Nullable String address(String name, RenderedSignature signature) {
    for (InlineImage image : signature.images()) {
      if (image.name().equals(name)) {
        String content = Base64.getEncoder().encodeToString(image.content());
        return "data:" + image.mediaType() + ";base64," + content;
      }
    }
    return null;
  }
}
