package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.NamedGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Groups as items {@code GROUP#…} of the directory table, their members as {@code
 * MEMBERS#<group>#<beginning of their identifiers>}.
 */
public final class DynamoDbMembershipStore implements MembershipStore {
  static final String GROUP = "GROUP#";
  static final String MEMBERS = "MEMBERS#";

  /**
   * Members whose random identifiers begin alike share an item: of 100,000, about 400 or 16 KB, so
   * that one who joins does not have them all written, and two million fit below 400 KB each.
   */
  private static final int ALIKE = 2;

  private final Table table;

  public DynamoDbMembershipStore(Table table) {
    this.table = table;
  }

  @Override
  public List<NamedGroup> groups(String subscriptionId) {
    return table.queries().stream(subscriptionId, GROUP)
        .map(DynamoDbMembershipStore::read)
        .toList();
  }

  @Override
  public void save(String subscriptionId, NamedGroup group) {
    table.put(
        table
            .item(subscriptionId, GROUP + group.groupId())
            .with("groupId", group.groupId())
            .with("groupName", group.name())
            .with("found", group.found() ? 1 : 0)
            .with("memberCount", group.members())
            .with("readAt", group.readAt())
            .with("settled", group.settled() ? 1 : 0));
  }

  private static NamedGroup read(Item item) {
    return new NamedGroup(
        item.text("groupId"),
        item.text("groupName"),
        item.number("found") == 1,
        item.number("memberCount"),
        Objects.requireNonNullElse(item.instant("readAt"), Instant.EPOCH),
        item.number("settled") == 1);
  }

  @Override
  public Set<String> members(String subscriptionId, String groupId) {
    return table.queries().stream(subscriptionId, MEMBERS + groupId + "#")
        .flatMap(item -> item.strings("objectIds").stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public void add(String subscriptionId, String groupId, Collection<String> objectIds) {
    change(subscriptionId, groupId, objectIds, true);
  }

  @Override
  public void remove(String subscriptionId, String groupId, Collection<String> objectIds) {
    change(subscriptionId, groupId, objectIds, false);
  }

  private void change(
      String subscriptionId, String groupId, Collection<String> objectIds, boolean adding) {
    Map<String, Set<String>> alike =
        objectIds.stream()
            .collect(
                Collectors.groupingBy(
                    id -> sort(groupId, id), TreeMap::new, Collectors.toCollection(TreeSet::new)));
    Map<String, Item> before = table.batch().find(subscriptionId, alike.keySet());
    List<Item> changed = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    for (Map.Entry<String, Set<String>> some : alike.entrySet()) {
      Item known = before.get(some.getKey());
      Set<String> members = new HashSet<>(known == null ? Set.of() : known.strings("objectIds"));
      boolean differs =
          adding ? members.addAll(some.getValue()) : members.removeAll(some.getValue());
      if (differs && members.isEmpty()) {
        empty.add(some.getKey());
      } else if (differs) {
        changed.add(table.item(subscriptionId, some.getKey()).with("objectIds", members));
      }
    }
    table.batch().put(changed);
    table.batch().delete(subscriptionId, empty);
  }

  private static String sort(String groupId, String objectId) {
    return MEMBERS + groupId + "#" + objectId.substring(0, Math.min(ALIKE, objectId.length()));
  }

  @Override
  public void forget(String subscriptionId, String groupId) {
    table.batch().delete(subscriptionId, List.of(GROUP + groupId));
  }
}
