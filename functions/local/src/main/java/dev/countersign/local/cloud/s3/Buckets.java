package dev.countersign.local.cloud.s3;

import dev.countersign.local.cloud.aws.AwsError;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The objects of all buckets, in memory, by key in UTF-8 binary order as S3 lists them. */
public final class Buckets {
  private final Map<String, NavigableMap<String, StoredObject>> buckets =
      new ConcurrentSkipListMap<>();

  public void create(String bucket) {
    buckets.putIfAbsent(bucket, new ConcurrentSkipListMap<>());
  }

  public Set<String> names() {
    return buckets.keySet();
  }

  public void put(String bucket, String key, StoredObject object) {
    objects(bucket).put(key, object);
  }

  /**
   * Puts the object only where the key is free.
   *
   * @throws AwsError PreconditionFailed
   */
  public void putNew(String bucket, String key, StoredObject object) {
    if (objects(bucket).putIfAbsent(key, object) != null) {
      throw new AwsError(
          412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold");
    }
  }

  /**
   * The object under a key.
   *
   * @throws AwsError NoSuchBucket or NoSuchKey
   */
  public StoredObject get(String bucket, String key) {
    StoredObject object = find(bucket, key);
    if (object == null) {
      throw new AwsError(404, "NoSuchKey", "The specified key does not exist.");
    }
    return object;
  }

  public @Nullable StoredObject find(String bucket, String key) {
    return objects(bucket).get(key);
  }

  public void delete(String bucket, String key) {
    objects(bucket).remove(key);
  }

  /** The objects whose keys follow {@code after}. */
  public SortedMap<String, StoredObject> list(String bucket, String after) {
    return objects(bucket).tailMap(after, false);
  }

  /**
   * Makes sure that a bucket exists.
   *
   * @throws AwsError NoSuchBucket
   */
  public void check(String bucket) {
    objects(bucket);
  }

  private NavigableMap<String, StoredObject> objects(String bucket) {
    NavigableMap<String, StoredObject> objects = buckets.get(bucket);
    if (objects == null) {
      throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return objects;
  }
}
