package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.PhotoHealth;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.SynchronizationHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamoDbSynchronizationStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private final ManualClock clock = new ManualClock();
  private final Tables tables = LocalTables.fresh();
  private final DynamoDbSynchronizationStore store =
      new DynamoDbSynchronizationStore(tables.subscriptions(), clock);
  private final DynamoDbCursorStore cursors = new DynamoDbCursorStore(tables.directory());

  @Test
  void oneRunAtATimeSynchronises() {
    assertThat(store.begin(SUBSCRIPTION, "run1")).isTrue();
    assertThat(store.begin(SUBSCRIPTION, "run1")).as("begun again").isTrue();
    assertThat(store.begin(SUBSCRIPTION, "run2")).isFalse();
    store.succeeded(SUBSCRIPTION, "run1", null);
    assertThat(store.begin(SUBSCRIPTION, "run2")).isTrue();
  }

  @Test
  void aRunThatIsNotHeardOfForALongTimeIsDead() {
    store.begin(SUBSCRIPTION, "run1");
    clock.advance(Duration.ofMinutes(15));
    assertThat(store.renew(SUBSCRIPTION, "run1")).isTrue();
    clock.advance(Duration.ofMinutes(15));
    assertThat(store.begin(SUBSCRIPTION, "run2")).isFalse();
    clock.advance(Duration.ofMinutes(6));
    assertThat(store.begin(SUBSCRIPTION, "run2")).isTrue();
    assertThat(store.renew(SUBSCRIPTION, "run1")).isFalse();
  }

  @Test
  void aRunThatWasTakenOverChangesNothingMore() {
    store.begin(SUBSCRIPTION, "run1");
    Cursor claimed = Cursor.beginning(Scope.ALL_USERS).withLink("two");
    cursors.begin(SUBSCRIPTION, "run1", claimed);
    store.takeOver(SUBSCRIPTION, "run2");
    assertThat(cursors.claim(SUBSCRIPTION, "run2")).contains(claimed);

    assertThat(store.renew(SUBSCRIPTION, "run1")).isFalse();
    assertThat(cursors.save(SUBSCRIPTION, "run1", claimed.withLink("old"))).isFalse();
    store.failed(SUBSCRIPTION, "run1", "Late", "Too late.");
    assertThat(cursors.find(SUBSCRIPTION)).contains(claimed);
    assertThat(store.health(SUBSCRIPTION)).isEqualTo(SynchronizationHealth.UNKNOWN);
  }

  @Test
  void saysSinceWhenItFailsAndWhenItLastWentWell() {
    store.begin(SUBSCRIPTION, "run1");
    PhotoHealth photos = new PhotoHealth(clock.instant(), 7, false, clock.instant());
    store.succeeded(SUBSCRIPTION, "run1", photos);
    Instant well = clock.instant();
    clock.advance(Duration.ofMinutes(20));
    Instant since = clock.instant();
    fail("run2", "First");
    clock.advance(Duration.ofMinutes(20));
    fail("run3", "Second");

    assertThat(store.health(SUBSCRIPTION))
        .isEqualTo(new SynchronizationHealth(well, since, "Second", "Why.", photos));
    store.begin(SUBSCRIPTION, "run4");
    assertThat(store.health(SUBSCRIPTION).failingSince()).as("until it went well").isEqualTo(since);
    store.succeeded(SUBSCRIPTION, "run4", null);
    assertThat(store.health(SUBSCRIPTION).failingSince()).isNull();
  }

  @Test
  void remembersWhomItHasSeenPageByPage() {
    cursors.see(SUBSCRIPTION, List.of("1", "2"));
    cursors.see(SUBSCRIPTION, List.of());
    cursors.see(SUBSCRIPTION, List.of("2", "3"));
    assertThat(cursors.seen(SUBSCRIPTION)).containsExactlyInAnyOrder("1", "2", "3");
    cursors.forgetSeen(SUBSCRIPTION);
    assertThat(cursors.seen(SUBSCRIPTION)).isEmpty();
  }

  private void fail(String runId, String code) {
    store.begin(SUBSCRIPTION, runId);
    store.failed(SUBSCRIPTION, runId, code, "Why.");
  }
}
