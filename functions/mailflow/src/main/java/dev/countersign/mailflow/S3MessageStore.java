package dev.countersign.mailflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Messages in the bucket that Mail Manager writes to; their keys are a prefix and SES's message
 * identifier. The bucket deletes what has this prefix after two weeks: parked messages are copied
 * to {@link #PARKED}, which it empties later.
 */
final class S3MessageStore implements MessageStore {
  private static final Logger LOG = LoggerFactory.getLogger(S3MessageStore.class);

  static final String PARKED = "parked/";

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
      return stream(prefix + messageId);
    } catch (NoSuchKeyException e) {
      return openParked(messageId);
    }
  }

  private InputStream openParked(String messageId) throws IOException {
    try {
      return stream(PARKED + messageId);
    } catch (NoSuchKeyException e) {
      throw (IOException) new FileNotFoundException("Not in the bucket.").initCause(e);
    }
  }

  private InputStream stream(String key) {
    // Without a time limit for the first read: everybody here reads at once, and the client would
    // keep a cancelled timer for a minute after each message.
    ResponseInputStream<GetObjectResponse> object =
        s3.getObject(
            GetObjectRequest.builder().bucket(bucket).key(key).build(),
            ResponseTransformer.toInputStream(Duration.ZERO));
    return new WholeInputStream(object, object.response().contentLength());
  }

  @Override
  public void keep(String messageId) {
    // From itself, where it was parked weeks ago: the bucket counts its days anew.
    if (!copied(prefix + messageId, messageId) && !copied(PARKED + messageId, messageId)) {
      LOG.warn("Message {} is not in the bucket and could not be kept.", messageId);
    }
  }

  private boolean copied(String source, String messageId) {
    try {
      s3.copyObject(
          copy ->
              copy.sourceBucket(bucket)
                  .sourceKey(source)
                  .destinationBucket(bucket)
                  .destinationKey(PARKED + messageId)
                  // S3 copies nothing onto itself that stays as it was.
                  .metadataDirective(MetadataDirective.REPLACE));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  @Override
  public void forEach(Consumer<StoredMessage> action) {
    s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
        .map(o -> new StoredMessage(o.key().substring(prefix.length()), o.lastModified()))
        .forEach(action);
  }
}
