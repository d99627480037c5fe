package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TableTest {
  private static final String PARTITION = "a23456789012";
  private final Table table = LocalTables.fresh().subscriptions();

  @Test
  void ofTwoTakersOneGetsTheItem() {
    table.put(table.item(PARTITION, "ONCE").with("value", "x"));

    assertThat(table.take(PARTITION, "ONCE").orElseThrow().text("value")).isEqualTo("x");
    assertThat(table.take(PARTITION, "ONCE")).isEmpty();
  }

  @Test
  void anItemThatWasReadCanBeChangedAndPutBack() {
    table.put(table.item(PARTITION, "ITEM").with("value", "old"));

    table.put(table.find(PARTITION, "ITEM").orElseThrow().with("value", "new"));

    assertThat(table.find(PARTITION, "ITEM").orElseThrow().text("value")).isEqualTo("new");
  }

  @Test
  void writesExpiryInSecondsAsTimeToLiveWantsIt() {
    Instant expiry = Instant.parse("2040-01-01T00:00:00Z");
    table.put(table.item(PARTITION, "ITEM").withExpiry(expiry));

    Item item = table.find(PARTITION, "ITEM").orElseThrow();
    assertThat(item.attributes()).containsEntry("expiresAt", AttributeValue.fromN("2208988800"));
    assertThat(item.expiry()).isEqualTo(expiry);
  }

  @Test
  void anItemThatDoesNotSayWhenHasExpired() {
    assertThat(table.item(PARTITION, "ITEM").expiry()).isEqualTo(Instant.EPOCH);
  }
}
