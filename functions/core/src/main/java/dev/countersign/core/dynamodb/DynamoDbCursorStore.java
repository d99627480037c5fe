package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.CursorStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The cursor as item {@code CURSOR} of the directory table, and items {@code SEEN#…} with the
 * identifiers of one page each: a mark on every person would write everybody, changed or not.
 */
public final class DynamoDbCursorStore implements CursorStore {
  static final String CURSOR = "CURSOR";
  static final String SEEN = "SEEN#";
  private final Table table;

  public DynamoDbCursorStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Cursor> find(String subscriptionId) {
    return table.find(subscriptionId, CURSOR).map(DynamoDbCursorStore::read);
  }

  /** With one request: whoever saved until then is read, whoever saves afterwards is refused. */
  @Override
  public Optional<Cursor> claim(String subscriptionId, String owner) {
    return table
        .update(
            subscriptionId,
            CURSOR,
            "SET heldBy = :owner",
            "attribute_exists(subscriptionId)",
            Map.of(":owner", AttributeValue.fromS(owner)))
        .map(DynamoDbCursorStore::read);
  }

  @Override
  public boolean isHeld(String subscriptionId, String owner) {
    return table
        .find(subscriptionId, CURSOR)
        .filter(item -> item.text("heldBy").equals(owner))
        .isPresent();
  }

  @Override
  public void begin(String subscriptionId, String owner, Cursor cursor) {
    table.put(write(subscriptionId, owner, cursor));
  }

  @Override
  public boolean save(String subscriptionId, String owner, Cursor cursor) {
    return table.putIf(
        write(subscriptionId, owner, cursor), "heldBy = :owner", Map.of(":owner", owner));
  }

  private static Cursor read(Item item) {
    return new Cursor(
        item.text("link"),
        item.text("scope"),
        item.number("full") == 1,
        item.number("managers") == 1,
        Cursor.Stage.valueOf(item.text("stage")),
        item.text("after"));
  }

  @Override
  public void see(String subscriptionId, Collection<String> objectIds) {
    if (!objectIds.isEmpty()) {
      table.put(
          table
              .item(subscriptionId, SEEN + UUID.randomUUID())
              .with("objectIds", Set.copyOf(objectIds)));
    }
  }

  @Override
  public Set<String> seen(String subscriptionId) {
    return table.queries().stream(subscriptionId, SEEN)
        .flatMap(item -> item.strings("objectIds").stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Override
  public void forgetSeen(String subscriptionId) {
    List<String> keys = table.queries().keys(subscriptionId, SEEN).toList();
    table.batch().delete(subscriptionId, keys);
  }

  private Item write(String subscriptionId, String owner, Cursor cursor) {
    return table
        .item(subscriptionId, CURSOR)
        .with("heldBy", owner)
        .with("link", cursor.link())
        .with("scope", cursor.scope())
        .with("full", cursor.full() ? 1 : 0)
        .with("managers", cursor.managers() ? 1 : 0)
        .with("stage", cursor.stage().name())
        .with("after", cursor.after());
  }
}
