package dev.countersign.signature;

import java.util.regex.Pattern;

/**
 * An image that travels inside the message (RFC 2392).
 *
 * @param name what {@code cid:NAME} says in the HTML, and the file name shown to the reader
 * @param mediaType such as {@code image/png}
 * @param content the image's own bytes; not copied, not to be changed
 */
public record InlineImage(String name, String mediaType, byte[] content) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern MEDIA_TYPE = Pattern.compile("image/[A-Za-z0-9.+-]{1,64}");

  /** Refuses names and types that could not stand in a header field as they are. */
  public InlineImage {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("An image's name has only letters, digits, '.', '_', '-'");
    }
    if (!MEDIA_TYPE.matcher(mediaType).matches()) {
      throw new IllegalArgumentException("An embedded image has a media type image/…");
    }
  }
}
