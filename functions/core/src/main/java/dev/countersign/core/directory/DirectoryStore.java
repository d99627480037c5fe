package dev.countersign.core.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where people are kept, by subscription. */
public interface DirectoryStore {
  /** The person with this address, in any case: one read. */
  Optional<Person> findByAddress(String subscriptionId, String address);

  /** Those of these people that are there, by their identifiers. */
  Map<String, Person> find(String subscriptionId, Collection<String> objectIds);

  /**
   * Adds or changes people, with the photos that {@link PhotoStore} has of them; only what differs
   * is written. An address that a person no longer has stops finding anybody.
   *
   * @param people of several with one identifier the last counts
   * @return how many were new or differed
   */
  int save(String subscriptionId, List<Person> people);

  /** As {@link #save(String, List)}, for one. */
  default boolean save(String subscriptionId, Person person) {
    return save(subscriptionId, List.of(person)) == 1;
  }

  /**
   * Removes people; one that is not there is no error.
   *
   * @return how many were there
   */
  int remove(String subscriptionId, Collection<String> objectIds);

  /** As {@link #remove(String, Collection)}, for one. */
  default void remove(String subscriptionId, String objectId) {
    remove(subscriptionId, Set.of(objectId));
  }

  /**
   * Some people in the order of their identifiers.
   *
   * @param after an identifier; empty to begin with the first
   * @param most how many
   */
  List<Person> peopleAfter(String subscriptionId, String after, int most);

  /** The identifiers of everybody; the set is the caller's. */
  Set<String> ids(String subscriptionId);

  /**
   * Removes some of what there is, and where the synchronisation goes on: a large directory does
   * not go in one run of a function.
   *
   * @return whether anything may be left
   */
  boolean removeSome(String subscriptionId);

  /** Removes everybody, however long it takes. */
  default void removeAll(String subscriptionId) {
    boolean left = true;
    while (left) {
      left = removeSome(subscriptionId);
    }
  }
}
