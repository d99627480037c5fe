package dev.countersign.core.directory;

import java.util.Optional;

/** Where people are kept, by subscription. */
public interface DirectoryStore {
  /** The person with this address, in any case: one read. */
  Optional<Person> findByAddress(String subscriptionId, String address);

  /**
   * Adds or changes a person. An address that the person no longer has stops finding anybody.
   *
   * @return whether anything was written
   */
  boolean save(String subscriptionId, Person person);

  /** Removes a person; one that is not there is no error. */
  void remove(String subscriptionId, String objectId);

  /** Removes everybody. */
  void removeAll(String subscriptionId);

  /** How many people there are. */
  int count(String subscriptionId);

  /** Where the synchronisation goes on: Graph's next or delta link. */
  Optional<String> cursor(String subscriptionId);

  /** Keeps where the synchronisation goes on. */
  void saveCursor(String subscriptionId, String link);
}
