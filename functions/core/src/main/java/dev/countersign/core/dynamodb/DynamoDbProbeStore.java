package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.Probe.Result;
import dev.countersign.core.connection.ProbeStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Test messages as items {@code PROBE} of the subscriptions table. That one came is an item of the
 * messages table: what takes messages from the internet may not write where connections are kept.
 */
public final class DynamoDbProbeStore implements ProbeStore {
  static final String ITEM = "PROBE";
  private static final String ARRIVAL = "PROBE#";

  private final Table subscriptions;
  private final Table messages;

  public DynamoDbProbeStore(Table subscriptions, Table messages) {
    this.subscriptions = subscriptions;
    this.messages = messages;
  }

  @Override
  public Optional<Probe> find(String subscriptionId) {
    return subscriptions.find(subscriptionId, ITEM).map(DynamoDbProbeStore::read);
  }

  @Override
  public void save(String subscriptionId, Probe probe) {
    subscriptions.put(
        subscriptions
            .item(subscriptionId, ITEM)
            .with("runId", probe.runId())
            .with("tokenHashes", probe.tokenHashes())
            .with("sentAt", probe.sentAt())
            .with("result", probe.result() == null ? null : probe.result().name())
            .with("problem", probe.problem()));
  }

  @Override
  public boolean arrive(Probe probe, String messageId) {
    Item arrival =
        messages
            .item(ARRIVAL + probe.runId(), ITEM)
            .with("arrivedAs", messageId)
            .withExpiry(probe.sentAt().plus(Probe.VALID));
    return messages.putIfAbsent(arrival) || arrivedAs(probe).filter(messageId::equals).isPresent();
  }

  @Override
  public Optional<String> arrivedAs(Probe probe) {
    return messages.find(ARRIVAL + probe.runId(), ITEM).map(item -> item.text("arrivedAs"));
  }

  private static Probe read(Item item) {
    String result = item.find("result");
    return new Probe(
        item.text("runId"),
        item.strings("tokenHashes"),
        Objects.requireNonNullElse(item.instant("sentAt"), Instant.EPOCH),
        result == null ? null : Result.valueOf(result),
        item.find("problem"));
  }
}
