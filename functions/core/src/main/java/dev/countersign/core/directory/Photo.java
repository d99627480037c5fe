package dev.countersign.core.directory;

/**
 * The photo of a person, small enough to stand beside the person's data under each address.
 *
 * @param etag Microsoft Graph's; another one if the photo is another one
 * @param mediaType {@code image/jpeg} or {@code image/png}
 * @param content the file, at most {@value #MOST_BYTES} bytes; not copied, and never changed by us
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as it is
public record Photo(String etag, String mediaType, byte[] content) {
  /**
   * Exchange makes photos of 120 by 120 pixels with 3 to 10 KB. The limit keeps one message's
   * signature small, and what the mail path remembers of 2,000 people below 60 MB.
   */
  public static final int MOST_BYTES = 30 * 1024;
}
