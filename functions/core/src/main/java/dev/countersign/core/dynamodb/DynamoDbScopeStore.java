package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.ScopeStore;
import java.util.Optional;

/**
 * Scopes as items {@code SCOPE#SYNC} and {@code SCOPE#ROUTING} of the subscriptions table, each
 * with the run that chose it and what counted before.
 */
public final class DynamoDbScopeStore implements ScopeStore {
  private static final String SYNC = "SCOPE#SYNC";
  private static final String ROUTING = "SCOPE#ROUTING";
  private static final String RUN = "runId";
  private static final String BEFORE = "before";
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
  public void saveSync(String subscriptionId, String runId, Scope scope) {
    save(subscriptionId, SYNC, runId, scope);
  }

  @Override
  public void saveRouting(String subscriptionId, String runId, Scope scope) {
    save(subscriptionId, ROUTING, runId, scope);
  }

  @Override
  public void restore(String subscriptionId, String runId) {
    restore(subscriptionId, SYNC, runId);
    restore(subscriptionId, ROUTING, runId);
  }

  @Override
  public void remove(String subscriptionId) {
    table.delete(subscriptionId, SYNC);
    table.delete(subscriptionId, ROUTING);
  }

  private Scope find(String subscriptionId, String name) {
    return table.find(subscriptionId, name).map(item -> read(item, "")).orElse(Scope.ALL_USERS);
  }

  private void save(String subscriptionId, String name, String runId, Scope scope) {
    Optional<Item> known = table.find(subscriptionId, name);
    boolean again = known.filter(item -> item.text(RUN).equals(runId)).isPresent();
    // The first choice of a run says what counted before it.
    Scope before = known.map(item -> read(item, again ? BEFORE : "")).orElse(Scope.ALL_USERS);
    Item item = table.item(subscriptionId, name).with(RUN, runId);
    table.put(write(write(item, "", scope), BEFORE, before));
  }

  private void restore(String subscriptionId, String name, String runId) {
    table
        .find(subscriptionId, name)
        .filter(item -> item.text(RUN).equals(runId))
        .map(item -> read(item, BEFORE))
        .ifPresent(before -> table.put(write(table.item(subscriptionId, name), "", before)));
  }

  private static Item write(Item item, String prefix, Scope scope) {
    item.with(prefix + "kind", scope.kind().name());
    if (scope.group() != null) {
      item.with(prefix + "groupId", scope.group().id())
          .with(prefix + "groupName", scope.group().name())
          .with(prefix + "groupAddress", scope.group().address());
    }
    return item;
  }

  private static Scope read(Item item, String prefix) {
    return Scope.Kind.valueOf(item.text(prefix + "kind")) == Scope.Kind.ALL_USERS
        ? Scope.ALL_USERS
        : Scope.of(
            new Scope.Group(
                item.text(prefix + "groupId"),
                item.text(prefix + "groupName"),
                item.text(prefix + "groupAddress")));
  }
}
