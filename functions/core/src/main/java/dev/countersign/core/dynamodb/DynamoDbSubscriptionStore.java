package dev.countersign.core.dynamodb;

import dev.countersign.core.subscription.Role;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
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
    if (!table.putIfAbsent(write(subscription))) {
      throw new IllegalStateException("This subscription identifier is taken.");
    }
  }

  @Override
  public Optional<Subscription> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(item -> read(subscriptionId, item));
  }

  @Override
  public void replace(Subscription subscription) {
    if (!table.putIf(write(subscription), "attribute_exists(createdAt)", Map.of())) {
      throw new IllegalStateException("There is no such subscription.");
    }
  }

  private Item write(Subscription subscription) {
    Map<String, String> members = new HashMap<>();
    subscription.members().forEach((member, role) -> members.put(member, role.name()));
    return table
        .item(subscription.subscriptionId(), ITEM)
        .with("name", subscription.name())
        .with("owner", subscription.owner())
        .with("createdAt", subscription.createdAt())
        .with("members", members);
  }

  private static Subscription read(String subscriptionId, Item item) {
    Map<String, Role> members = new HashMap<>();
    item.map("members").forEach((member, role) -> members.put(member, Role.valueOf(role)));
    return new Subscription(
        subscriptionId,
        item.text("name"),
        item.text("owner"),
        Instant.parse(item.text("createdAt")),
        members);
  }
}
