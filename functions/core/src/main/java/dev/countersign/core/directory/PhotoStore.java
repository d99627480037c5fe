package dev.countersign.core.directory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Photos by the identifiers of people. A photo comes here first, then its person is saved with its
 * etag: so it gets under the person's addresses, where the mail path finds it.
 */
public interface PhotoStore {
  /** Adds or replaces photos. */
  void save(String subscriptionId, Map<String, Photo> photos);

  /** Removes photos; one that is not there is no error. */
  void remove(String subscriptionId, Collection<String> objectIds);

  /** How far photos were looked at; empty if they never were, or nobody wants them. */
  Optional<PhotoRound> round(String subscriptionId);

  void saveRound(String subscriptionId, PhotoRound round);

  /** Nobody wants photos any more. */
  void forgetRound(String subscriptionId);
}
