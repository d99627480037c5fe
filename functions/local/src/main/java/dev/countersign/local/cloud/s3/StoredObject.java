package dev.countersign.local.cloud.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * An object as it is kept.
 *
 * @param metadata headers given back with it: {@code x-amz-meta-…} and content ones, by lower-case
 *     name
 * @param etag in quotes
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares objects; their ETags are compared.
public record StoredObject(
    byte[] bytes, Map<String, String> metadata, String etag, Instant lastModified) {

  public static StoredObject of(byte[] bytes, Map<String, String> metadata, Instant now) {
    return new StoredObject(bytes, Map.copyOf(metadata), '"' + md5(bytes) + '"', now);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
