package dev.countersign.onboarding.disconnect;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.lambda.Json;
import java.util.Optional;

/** The receipt of the last disconnecting, as item {@code RECEIPT} of the subscriptions table. */
public final class Receipts {
  private static final String ITEM = "RECEIPT";
  private final Table table;

  public Receipts(Table table) {
    this.table = table;
  }

  void save(String subscriptionId, Receipt receipt) {
    table.put(table.item(subscriptionId, ITEM).with("receipt", Json.write(receipt)));
  }

  /** Empty, if the subscription has never been disconnected. */
  public Optional<Receipt> find(String subscriptionId) {
    return table.find(subscriptionId, ITEM).map(item -> read(item.text("receipt")));
  }

  private static Receipt read(String written) {
    try {
      return Json.MAPPER.readValue(written, Receipt.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored receipt is not readable.", e);
    }
  }
}
