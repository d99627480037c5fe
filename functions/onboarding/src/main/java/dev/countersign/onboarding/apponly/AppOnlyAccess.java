package dev.countersign.onboarding.apponly;

import dev.countersign.core.dynamodb.Table;
import java.util.List;

/**
 * Which subscriptions allow us to work in Exchange Online with nobody signed in. They are items of
 * one partition, so that a scheduled function finds them without reading the whole table.
 */
public final class AppOnlyAccess {
  private static final String PARTITION = "APP_ONLY";
  private static final String PREFIX = "SUBSCRIPTION#";
  private final Table table;

  public AppOnlyAccess(Table table) {
    this.table = table;
  }

  /** Whether the organisation has allowed it. */
  public boolean isAllowed(String subscriptionId) {
    return table.find(PARTITION, PREFIX + subscriptionId).isPresent();
  }

  /** All that have allowed it. */
  public List<String> subscriptions() {
    return table.list(PARTITION, PREFIX).stream()
        .map(item -> item.text("item").substring(PREFIX.length()))
        .toList();
  }

  /** Allows it. */
  public void allow(String subscriptionId) {
    table.put(table.item(PARTITION, PREFIX + subscriptionId));
  }

  /** Forbids it. */
  public void forbid(String subscriptionId) {
    table.delete(PARTITION, PREFIX + subscriptionId);
  }
}
