package dev.countersign.onboarding.spf;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Json;
import java.util.Optional;

/**
 * What the last check of each organisation found, as item {@code SPF} of the subscriptions table.
 * It is deleted with the connection.
 */
public final class SpfStates {
  private static final String ITEM = "SPF";
  private final Table table;

  public SpfStates(Table table) {
    this.table = table;
  }

  void save(String subscriptionId, SpfState state) {
    table.put(table.item(subscriptionId, ITEM).with("spf", Json.write(state)));
  }

  /** Empty before the first check. */
  public Optional<SpfState> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(item -> read(item.text("spf")));
  }

  private static SpfState read(String written) {
    try {
      return Json.MAPPER.readValue(written, SpfState.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was found out about SPF is not readable.", e);
    }
  }
}
