package dev.countersign.core.dynamodb;

import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionStore;
import java.time.Instant;
import java.util.Optional;

/** Subscriptions as items {@code SUBSCRIPTION} of the subscriptions table. */
public final class DynamoDbSubscriptionStore implements SubscriptionStore {
  private static final String ITEM = "SUBSCRIPTION";
  private final Table table;

  public DynamoDbSubscriptionStore(Table table) {
    this.table = table;
  }

  @Override
  public void add(Subscription subscription) {
    boolean added =
        table.putIfAbsent(
            table
                .item(subscription.subscriptionId(), ITEM)
                .with("name", subscription.name())
                .with("owner", subscription.owner())
                .with("createdAt", subscription.createdAt()));
    if (!added) {
      throw new IllegalStateException("This subscription identifier is taken.");
    }
  }

  @Override
  public Optional<Subscription> find(String subscriptionId) {
    return table
        .find(subscriptionId, ITEM)
        .map(
            item ->
                new Subscription(
                    subscriptionId,
                    item.text("name"),
                    item.text("owner"),
                    Instant.parse(item.text("createdAt"))));
  }
}
