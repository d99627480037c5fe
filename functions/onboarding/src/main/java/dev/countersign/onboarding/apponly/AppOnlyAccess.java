package dev.countersign.onboarding.apponly;

import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.failure.Failure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which subscriptions allow us to work in Exchange Online with nobody signed in. They are items of
 * one partition, so that a scheduled function finds them without reading the whole table.
 */
public final class AppOnlyAccess {
  private static final String PARTITION = "APP_ONLY";
  private static final String PREFIX = "SUBSCRIPTION#";
  private static final String UNSIGNED_WHEN_BROKEN = "unsignedWhenBroken";
  private static final String REFUSED = "refused";

  /** Of failures by which Microsoft says that our app may not (any more). */
  private static final Set<String> REFUSALS = Set.of("AppOnlyRefused", "ExchangeAccessDenied");

  private final Table table;

  public AppOnlyAccess(Table table) {
    this.table = table;
  }

  /** How far it goes. */
  public enum State {
    /** The organisation has not allowed it. */
    FORBIDDEN,
    /** It has, but Microsoft does not let us in: its administrator took role or permission back. */
    REFUSED,
    /** It has, and as far as we know Microsoft lets us in. */
    OPEN
  }

  /** Whether the organisation has allowed it. */
  public boolean isAllowed(String subscriptionId) {
    return table.find(PARTITION, PREFIX + subscriptionId).isPresent();
  }

  /** Whether that is all it takes: Microsoft let us in when we last tried. */
  public State state(String subscriptionId) {
    return table
        .find(PARTITION, PREFIX + subscriptionId)
        .map(item -> item.number(REFUSED) == 1 ? State.REFUSED : State.OPEN)
        .orElse(State.FORBIDDEN);
  }

  /** Keeps that Microsoft let us in. */
  public void letIn(String subscriptionId) {
    setRefused(subscriptionId, 0);
  }

  /** Keeps that Microsoft did not let us in, if that is why something failed. */
  public void failed(String subscriptionId, Failure failure) {
    if (REFUSALS.contains(failure.code())) {
      setRefused(subscriptionId, 1);
    }
  }

  /** Of an organisation that has not forbidden it meanwhile. */
  private void setRefused(String subscriptionId, int refused) {
    table.update(
        PARTITION,
        PREFIX + subscriptionId,
        "SET " + REFUSED + " = :refused",
        "attribute_exists(" + UNSIGNED_WHEN_BROKEN + ")",
        Map.of(":refused", AttributeValue.fromN(Integer.toString(refused))));
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
