package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Open circuits as items {@code BREAKER} of the subscriptions table. */
public final class DynamoDbBreakerStore implements BreakerStore {
  static final String ITEM = "BREAKER";
  private final Table table;

  public DynamoDbBreakerStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Broken> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(DynamoDbBreakerStore::read);
  }

  @Override
  public boolean replace(String subscriptionId, @Nullable Broken seen, Broken next) {
    Item item =
        table
            .item(subscriptionId, ITEM)
            .with("since", next.since())
            .with("code", next.code())
            .with("probes", next.probes())
            .with("probeAt", next.probeAt());
    return seen == null
        ? table.putIfAbsent(item)
        : table.putIf(item, "probeAt = :seen", Map.of(":seen", Item.time(seen.probeAt())));
  }

  @Override
  public boolean close(String subscriptionId) {
    return table.take(subscriptionId, ITEM).isPresent();
  }

  private static Broken read(Item item) {
    return new Broken(
        Instant.parse(item.text("since")),
        item.text("code"),
        item.number("probes"),
        Instant.parse(item.text("probeAt")));
  }
}
