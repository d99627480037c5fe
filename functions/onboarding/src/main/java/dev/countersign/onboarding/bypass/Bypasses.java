package dev.countersign.onboarding.bypass;

import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.dynamodb.Table;
import java.time.Instant;
import java.util.Optional;

/** Disabled routing rules as items {@code BYPASS} of the subscriptions table. */
public final class Bypasses {
  private static final String ITEM = "BYPASS";
  private final Table table;

  public Bypasses(Table table) {
    this.table = table;
  }

  /** Empty while mail is routed to us. */
  public Optional<Bypass> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(Bypasses::read);
  }

  /** Keeps that the rule is, or is about to be, disabled. */
  public void save(String subscriptionId, Bypass bypass) {
    table.put(
        table
            .item(subscriptionId, ITEM)
            .with("since", bypass.since())
            .with("code", bypass.code())
            .with("disabled", bypass.disabled() ? 1 : 0));
  }

  /** The rule is enabled again, or gone. */
  public void forget(String subscriptionId) {
    table.delete(subscriptionId, ITEM);
  }

  private static Bypass read(Item item) {
    return new Bypass(
        Instant.parse(item.text("since")), item.text("code"), item.number("disabled") == 1);
  }
}
