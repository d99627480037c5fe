package dev.countersign.directory;

import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.directory.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings the members of one group up to date, some at a time. Whoever has the group in their item
 * is among the members that we keep: they come there before, and leave afterwards. So a run that
 * was cut off is made good by looking at all of these.
 */
final class GroupUpdate {
  /** People looked at together: some seconds. */
  private static final int CHUNK = 500;

  private final DirectoryPorts ports;
  private final Groups groups;
  private final String subscriptionId;
  private final @Nullable Set<String> scope;
  private final Wanted wanted;
  private final NamedGroup group;

  /** Members as Graph gives them, and as we keep them. */
  private final Set<String> now = new HashSet<>();

  private final Set<String> kept = new HashSet<>();
  private @Nullable Deque<String> left;

  /** What is to become of the group. */
  enum Wanted {
    READ,
    /** Rules name it, but Microsoft 365 no longer has it: nobody is in it. */
    GONE,
    /** No rule names it any more. */
    FORGOTTEN
  }

  /**
   * @param scope whose data may be kept; null for everybody's
   * @param group as it was, but for what was found out about it now
   */
  GroupUpdate(
      DirectoryPorts ports,
      Groups groups,
      String subscriptionId,
      @Nullable Set<String> scope,
      NamedGroup group,
      Wanted wanted) {
    this.ports = ports;
    this.groups = groups;
    this.subscriptionId = subscriptionId;
    this.scope = scope;
    this.group = group;
    this.wanted = wanted;
  }

  boolean isDone() {
    return left != null && left.isEmpty();
  }

  /**
   * Reads the group, then changes some people.
   *
   * @return how many
   */
  int step() {
    if (left == null) {
      left = begin();
    }
    List<String> some = new ArrayList<>();
    while (!left.isEmpty() && some.size() < CHUNK) {
      some.add(left.remove());
    }
    int changed = some.isEmpty() ? 0 : change(some);
    if (left.isEmpty()) {
      finish();
    }
    return changed;
  }

  private Deque<String> begin() {
    if (wanted == Wanted.READ) {
      groups.members(group.groupId()).ifPresent(now::addAll);
    }
    if (scope != null) {
      now.retainAll(scope);
    }
    kept.addAll(store().members(subscriptionId, group.groupId()));
    Set<String> concerned = new TreeSet<>(kept);
    concerned.addAll(now);
    if (group.settled()) {
      concerned.removeIf(id -> kept.contains(id) == now.contains(id));
    }
    return new ArrayDeque<>(concerned);
  }

  private int change(List<String> ids) {
    Map<String, Person> people = ports.directory().find(subscriptionId, ids);
    Set<String> joined = new HashSet<>(ids);
    joined.retainAll(now);
    joined.retainAll(people.keySet());
    Set<String> gone = new HashSet<>(ids);
    gone.removeAll(joined);
    // Most runs find here only those members who are not in the directory: nothing changes.
    if (people.isEmpty() && now.containsAll(gone)) {
      return 0;
    }
    store().save(subscriptionId, group.unsettled());
    store().add(subscriptionId, group.groupId(), joined);
    int changed =
        ports
            .directory()
            .save(
                subscriptionId,
                people.values().stream()
                    .map(p -> p.withMembership(group.groupId(), joined.contains(p.objectId())))
                    .toList());
    store().remove(subscriptionId, group.groupId(), gone);
    kept.addAll(joined);
    kept.removeAll(gone);
    return changed;
  }

  private void finish() {
    if (wanted == Wanted.FORGOTTEN) {
      store().forget(subscriptionId, group.groupId());
    } else {
      store().save(subscriptionId, group.settled(kept.size()));
    }
  }

  private MembershipStore store() {
    return ports.memberships();
  }
}
