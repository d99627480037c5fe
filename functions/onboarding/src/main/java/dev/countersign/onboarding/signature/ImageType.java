package dev.countersign.onboarding.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** The images that mail clients show, and how each file begins. */
enum ImageType {
  PNG("image/png", "\u0089PNG\r\n\u001a\n"),
  JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
  GIF("image/gif", "GIF8");

  private final String mediaType;
  private final byte[] start;

  ImageType(String mediaType, String start) {
    this.mediaType = mediaType;
    this.start = start.getBytes(ISO_8859_1);
  }

  static Optional<ImageType> of(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  /** Whether a file is what it says: a picture, and not anything else under its name. */
  boolean fits(byte[] content) {
    return content.length > start.length
        && Arrays.equals(content, 0, start.length, start, 0, start.length);
  }
}
