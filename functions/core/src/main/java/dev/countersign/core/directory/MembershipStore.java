package dev.countersign.core.directory;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who is in the groups that rules name. What the mail path needs of it stands with each person;
 * this is what the next synchronisation compares with, so that it writes only who joined or left.
 */
public interface MembershipStore {
  /** The groups that the last synchronisation knew of, by identifier. */
  List<NamedGroup> groups(String subscriptionId);

  /** Adds or replaces what is known of a group; its members stay. */
  void save(String subscriptionId, NamedGroup group);

  /** Identifiers of a group's members; the set is the caller's. */
  Set<String> members(String subscriptionId, String groupId);

  /** Adds members. */
  void add(String subscriptionId, String groupId, Collection<String> objectIds);

  /** Takes members out; one who is not there is no error. */
  void remove(String subscriptionId, String groupId, Collection<String> objectIds);

  /** Forgets a group that has no members any more. */
  void forget(String subscriptionId, String groupId);
}
