package dev.countersign.onboarding.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Json;
import java.util.Optional;

/** What the last check of each subscription found, as item {@code DRIFT}. */
public final class Drifts {
  private static final String ITEM = "DRIFT";
  private final Table table;

  public Drifts(Table table) {
    this.table = table;
  }

  /** Keeps what was found instead of what the check before found. */
  public void save(String subscriptionId, Drift drift) {
    table.put(table.item(subscriptionId, ITEM).with("drift", Json.write(drift)));
  }

  /** Empty, if it was never checked or has been connected anew since. */
  public Optional<Drift> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(item -> read(item.text("drift")));
  }

  /** Forgets it: what was found is no longer so. */
  public void forget(String subscriptionId) {
    table.delete(subscriptionId, ITEM);
  }

  private static Drift read(String written) {
    try {
      return Json.MAPPER.readValue(written, Drift.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored drift is not readable.", e);
    }
  }
}
