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
  private static final String UNSIGNED_WHEN_BROKEN = "unsignedWhenBroken";
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
    return table.queries().list(PARTITION, PREFIX).stream()
        .map(item -> item.text("item").substring(PREFIX.length()))
        .toList();
  }

  /** Those of them that want mail unsigned rather than late, see {@code GuardMailFlow}. */
  public List<String> unsignedWhenBroken() {
    return table.queries().list(PARTITION, PREFIX).stream()
        .filter(item -> item.number(UNSIGNED_WHEN_BROKEN) == 1)
        .map(item -> item.text("item").substring(PREFIX.length()))
        .toList();
  }

  /**
   * Allows it.
   *
   * @param unsignedWhenBroken whether we may switch our routing rule off while no mail can be
   *     returned
   */
  public void allow(String subscriptionId, boolean unsignedWhenBroken) {
    table.put(
        table
            .item(PARTITION, PREFIX + subscriptionId)
            .with(UNSIGNED_WHEN_BROKEN, unsignedWhenBroken ? 1 : 0));
  }

  /** Forbids it. */
  public void forbid(String subscriptionId) {
    table.delete(PARTITION, PREFIX + subscriptionId);
  }
}
