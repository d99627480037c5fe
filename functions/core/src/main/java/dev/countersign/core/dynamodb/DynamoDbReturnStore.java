package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.connection.Returns;
import java.time.Instant;
import java.util.Optional;

/** Returns as items {@code RETURNS} of the subscriptions table. */
public final class DynamoDbReturnStore implements ReturnStore {
  static final String ITEM = "RETURNS";
  private final Table table;

  public DynamoDbReturnStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Returns> find(String subscriptionId) {
    return table
        .find(subscriptionId, ITEM)
        .map(
            item ->
                new Returns(
                    Instant.parse(item.text("firstAt")), Instant.parse(item.text("lastAt"))));
  }

  @Override
  public void note(String subscriptionId, Instant at) {
    Instant first = find(subscriptionId).map(Returns::firstAt).orElse(at);
    table.put(table.item(subscriptionId, ITEM).with("firstAt", first).with("lastAt", at));
  }
}
