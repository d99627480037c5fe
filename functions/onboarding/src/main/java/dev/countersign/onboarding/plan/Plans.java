package dev.countersign.onboarding.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Json;
import java.util.Optional;

/**
 * The plan of a subscription's newest run, as item {@code PLAN} of the subscriptions table: it
 * names the customer's own objects, so it stays out of the state machine's data.
 */
public final class Plans {
  private static final String ITEM = "PLAN";
  private final Table table;

  public Plans(Table table) {
    this.table = table;
  }

  /** Keeps the plan of a run instead of an earlier one. */
  public void save(String subscriptionId, String runId, Plan plan) {
    table.put(table.item(subscriptionId, ITEM).with("runId", runId).with("plan", Json.write(plan)));
  }

  /** The plan of this run; empty until it is made. */
  public Optional<Plan> find(String subscriptionId, String runId) {
    return table
        .find(subscriptionId, ITEM)
        .filter(item -> item.text("runId").equals(runId))
        .map(item -> read(item.text("plan")));
  }

  /** Forgets the plan of the newest run. */
  public void forget(String subscriptionId) {
    table.delete(subscriptionId, ITEM);
  }

  private static Plan read(String written) {
    try {
      return Json.MAPPER.readValue(written, Plan.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored plan is not readable.", e);
    }
  }
}
