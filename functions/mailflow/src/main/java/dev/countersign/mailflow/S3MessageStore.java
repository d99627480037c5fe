package dev.countersign.mailflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Messages in the bucket that Mail Manager writes to; their keys are a prefix and SES's message
 * identifier.
 */
final class S3MessageStore implements MessageStore {
  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  S3MessageStore(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public InputStream open(String messageId) throws IOException {
    try {
      return s3.getObject(get -> get.bucket(bucket).key(prefix + messageId));
    } catch (NoSuchKeyException e) {
      throw (IOException) new FileNotFoundException("Not in the bucket.").initCause(e);
    }
  }
}
