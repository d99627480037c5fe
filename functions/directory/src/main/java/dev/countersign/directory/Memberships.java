package dev.countersign.directory;

import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.signature.SignatureRule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Notes with each person which of the groups that rules name they are in, so that the mail path
 * finds it where it reads anyway. Only who joined or left is written.
 */
final class Memberships {
  private final DirectoryPorts ports;
  private final Groups groups;
  private final String subscriptionId;
  private final @Nullable Set<String> scope;
  private @Nullable Map<String, Set<String>> known;
  private @Nullable Deque<GroupUpdate> left;
  private int changed;

  /**
   * @param scope whose data may be kept; null for everybody's
   */
  Memberships(
      DirectoryPorts ports, Groups groups, String subscriptionId, @Nullable Set<String> scope) {
    this.ports = ports;
    this.groups = groups;
    this.subscriptionId = subscriptionId;
    this.scope = scope;
  }

  /** The groups of somebody who is new in the directory, as far as they were read before. */
  Set<String> of(String objectId) {
    if (known == null) {
      known = known();
    }
    return known.getOrDefault(objectId, Set.of());
  }

  private Map<String, Set<String>> known() {
    MembershipStore store = ports.memberships();
    Map<String, Set<String>> all = new HashMap<>();
    for (NamedGroup group : store.groups(subscriptionId)) {
      store
          .members(subscriptionId, group.groupId())
          .forEach(id -> all.computeIfAbsent(id, i -> new HashSet<>()).add(group.groupId()));
    }
    return all;
  }

  /** People whose memberships changed. */
  int changed() {
    return changed;
  }

  /**
   * Does the next bit: finds out which groups there are, then some members of one of them.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (left == null) {
      left = updates();
    }
    GroupUpdate update = left.peek();
    if (update != null) {
      changed += update.step();
      if (update.isDone()) {
        left.remove();
      }
    }
    return !left.isEmpty();
  }

  private Deque<GroupUpdate> updates() {
    Set<String> named = SignatureRule.groups(ports.signatures().rules(subscriptionId));
    Map<String, NamedGroup> before = new TreeMap<>();
    ports.memberships().groups(subscriptionId).forEach(g -> before.put(g.groupId(), g));
    Map<String, String> names = groups.names(named);
    Set<String> all = new TreeSet<>(named);
    all.addAll(before.keySet());
    Deque<GroupUpdate> updates = new ArrayDeque<>();
    for (String groupId : all) {
      GroupUpdate.Wanted wanted =
          !named.contains(groupId)
              ? GroupUpdate.Wanted.FORGOTTEN
              : names.containsKey(groupId) ? GroupUpdate.Wanted.READ : GroupUpdate.Wanted.GONE;
      updates.add(
          new GroupUpdate(
              ports,
              groups,
              subscriptionId,
              scope,
              group(groupId, names.get(groupId), before.get(groupId)),
              wanted));
    }
    return updates;
  }

  /** A group that is gone keeps its name. */
  private NamedGroup group(String groupId, @Nullable String name, @Nullable NamedGroup before) {
    String last = before == null ? "" : before.name();
    return new NamedGroup(
        groupId,
        name == null ? last : name,
        name != null,
        before == null ? 0 : before.members(),
        ports.clock().instant(),
        before == null || before.settled());
  }
}
