package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.ScopeStore;

/** Scopes as items {@code SCOPE#SYNC} and {@code SCOPE#ROUTING} of the subscriptions table. */
public final class DynamoDbScopeStore implements ScopeStore {
  private static final String SYNC = "SCOPE#SYNC";
  private static final String ROUTING = "SCOPE#ROUTING";
  private final Table table;

  public DynamoDbScopeStore(Table table) {
    this.table = table;
  }

  @Override
  public Scope sync(String subscriptionId) {
    return find(subscriptionId, SYNC);
  }

  @Override
  public Scope routing(String subscriptionId) {
    return find(subscriptionId, ROUTING);
  }

  @Override
  public void saveSync(String subscriptionId, Scope scope) {
    save(subscriptionId, SYNC, scope);
  }

  @Override
  public void saveRouting(String subscriptionId, Scope scope) {
    save(subscriptionId, ROUTING, scope);
  }

  @Override
  public void remove(String subscriptionId) {
    table.delete(subscriptionId, SYNC);
    table.delete(subscriptionId, ROUTING);
  }

  private Scope find(String subscriptionId, String name) {
    return table.find(subscriptionId, name).map(DynamoDbScopeStore::read).orElse(Scope.ALL_USERS);
  }

  private void save(String subscriptionId, String name, Scope scope) {
    Item item = table.item(subscriptionId, name).with("kind", scope.kind().name());
    if (scope.group() != null) {
      item.with("groupId", scope.group().id())
          .with("groupName", scope.group().name())
          .with("groupAddress", scope.group().address());
    }
    table.put(item);
  }

  private static Scope read(Item item) {
    return Scope.Kind.valueOf(item.text("kind")) == Scope.Kind.ALL_USERS
        ? Scope.ALL_USERS
        : Scope.of(
            new Scope.Group(
                item.text("groupId"), item.text("groupName"), item.text("groupAddress")));
  }
}
