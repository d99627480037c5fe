package dev.countersign.core.dynamodb;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.audit.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as items {@code AUDIT#<time>#<identifier>} of a table of its own, in which
 * functions may put and read but neither change nor delete.
 */
public final class DynamoDbAuditTrail implements AuditTrail {
  private static final String PREFIX = "AUDIT#";
  private final Table table;
  private final Clock clock;

  public DynamoDbAuditTrail(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public void add(String subscriptionId, Actor actor, String action, Map<String, String> details) {
    Instant at = clock.instant();
    Item entry =
        table
            .item(subscriptionId, PREFIX + Item.time(at) + "#" + UUID.randomUUID())
            .with("at", at)
            .with("actorId", actor.id())
            .with("actorName", actor.name())
            .with("action", action)
            .with("details", details);
    // Its name is random: what has it already is this entry, whose first answer was lost.
    table.putIfAbsent(entry);
  }

  @Override
  public Page read(String subscriptionId, @Nullable String before, int limit) {
    // One more than asked for tells whether there is a next page.
    String end = PREFIX + (before == null ? "~" : before);
    List<Item> items = table.queries().listBackwards(subscriptionId, PREFIX, end, limit + 1);
    List<AuditEntry> entries = items.stream().limit(limit).map(DynamoDbAuditTrail::entry).toList();
    return new Page(entries, items.size() > limit ? key(items.get(limit - 1)) : null);
  }

  private static String key(Item item) {
    return item.text("item").substring(PREFIX.length());
  }

  private static AuditEntry entry(Item item) {
    Instant at = item.instant("at");
    return new AuditEntry(
        at == null ? Instant.EPOCH : at,
        new Actor(item.text("actorId"), item.text("actorName")),
        item.text("action"),
        item.map("details"));
  }
}
