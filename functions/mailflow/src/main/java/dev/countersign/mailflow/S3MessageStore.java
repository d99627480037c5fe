package dev.countersign.mailflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Messages in the bucket that Mail Manager writes to; their keys are SES's message identifiers. */
final class S3MessageStore implements MessageStore {
  private final S3Client s3;
  private final String bucket;

  S3MessageStore(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public InputStream open(String messageId) throws IOException {
    try {
      return s3.getObject(get -> get.bucket(bucket).key(messageId));
    } catch (NoSuchKeyException e) {
      throw (IOException) new FileNotFoundException("Not in the bucket.").initCause(e);
    }
  }
}
