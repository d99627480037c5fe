package dev.countersign.core.dynamodb;

import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.directory.SynchronizationHealth;
import dev.countersign.core.directory.SynchronizationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The item {@code SYNCHRONIZATION} of the subscriptions table. */
public final class DynamoDbSynchronizationStore implements SynchronizationStore {
  private static final String ITEM = "SYNCHRONIZATION";
  private static final String RUN = "runId";
  private static final String HELD_UNTIL = "heldUntil";

  /** A run shows itself with every task; between two of them Graph may have asked for a pause. */
  private static final Duration LEASE = Duration.ofMinutes(20);

  private final Table table;
  private final Clock clock;

  public DynamoDbSynchronizationStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  @Override
  public SynchronizationHealth health(String subscriptionId) {
    return table
        .find(subscriptionId, ITEM)
        .map(DynamoDbSynchronizationStore::read)
        .orElse(SynchronizationHealth.UNKNOWN);
  }

  @Override
  public boolean begin(String subscriptionId, String runId) {
    return table.putIf(
        held(subscriptionId, runId),
        "attribute_not_exists(heldUntil) OR heldUntil < :now OR runId = :run",
        Map.of(":now", Item.time(clock.instant()), ":run", runId));
  }

  @Override
  public void takeOver(String subscriptionId, String runId) {
    table.put(held(subscriptionId, runId));
  }

  @Override
  public boolean renew(String subscriptionId, String runId) {
    return replace(held(subscriptionId, runId), runId);
  }

  @Override
  public void succeeded(String subscriptionId, String runId, @Nullable PhotoHealth photos) {
    replace(
        item(
            subscriptionId,
            runId,
            new SynchronizationHealth(clock.instant(), null, null, null, photos)),
        runId);
  }

  @Override
  public void failed(String subscriptionId, String runId, String code, String message) {
    SynchronizationHealth before = health(subscriptionId);
    Instant since = before.failingSince() == null ? clock.instant() : before.failingSince();
    replace(
        item(
            subscriptionId,
            runId,
            new SynchronizationHealth(before.succeededAt(), since, code, message, before.photos())),
        runId);
  }

  @Override
  public void forget(String subscriptionId) {
    table.delete(subscriptionId, ITEM);
  }

  private boolean replace(Item item, String runId) {
    return table.putIf(item, "runId = :run", Map.of(":run", runId));
  }

  private Item held(String subscriptionId, String runId) {
    return item(subscriptionId, runId, health(subscriptionId))
        .with(HELD_UNTIL, clock.instant().plus(LEASE));
  }

  private Item item(String subscriptionId, String runId, SynchronizationHealth health) {
    Item item =
        table
            .item(subscriptionId, ITEM)
            .with(RUN, runId)
            .with("succeededAt", health.succeededAt())
            .with("failingSince", health.failingSince())
            .with("failureCode", health.code())
            .with("failureMessage", health.message());
    PhotoHealth photos = health.photos();
    return photos == null ? item : write(item, photos);
  }

  private static Item write(Item item, PhotoHealth photos) {
    return item.with("photosBeganAt", photos.beganAt())
        .with("photosLookedAt", photos.lookedAt())
        .with("photosOver", photos.over() ? 1 : 0)
        .with("photosWaitingSince", photos.waitingSince());
  }

  private static @Nullable PhotoHealth photos(Item item) {
    Instant beganAt = item.instant("photosBeganAt");
    return beganAt == null
        ? null
        : new PhotoHealth(
            beganAt,
            item.number("photosLookedAt"),
            item.number("photosOver") == 1,
            item.instant("photosWaitingSince"));
  }

  private static SynchronizationHealth read(Item item) {
    @Nullable Instant since = item.instant("failingSince");
    return new SynchronizationHealth(
        item.instant("succeededAt"),
        since,
        item.find("failureCode"),
        item.find("failureMessage"),
        photos(item));
  }
}
