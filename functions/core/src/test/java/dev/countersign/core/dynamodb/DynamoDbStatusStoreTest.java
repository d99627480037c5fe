package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Step;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.connection.Status;
import dev.countersign.core.lambda.Environment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class DynamoDbStatusStoreTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private final DynamoDbStatusStore store =
      new DynamoDbStatusStore(
          LocalTables.fresh().subscriptions(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void nothingIsConnectedAtFirst() {
    assertThat(store.find(SUBSCRIPTION)).isEqualTo(ConnectionStatus.NOT_CONNECTED);
  }

  @Test
  void onlyOneRunIsInProgress() {
    assertThat(store.begin(SUBSCRIPTION, "run1")).isTrue();
    assertThat(store.begin(SUBSCRIPTION, "run2")).isFalse();
    assertThat(store.find(SUBSCRIPTION).runId()).isEqualTo("run1");
  }

  @Test
  void showsTheStepsInTheirOrderAndEachOnce() {
    store.begin(SUBSCRIPTION, "run1");
    store.enter(SUBSCRIPTION, "run1", "AwaitConsent");
    store.enter(SUBSCRIPTION, "run1", "VerifyConsent");
    store.enter(SUBSCRIPTION, "run1", "VerifyConsent");

    assertThat(store.find(SUBSCRIPTION).steps())
        .containsExactly(new Step("AwaitConsent", NOW), new Step("VerifyConsent", NOW));
    assertThat(store.find(SUBSCRIPTION).step()).isEqualTo("VerifyConsent");
  }

  @Test
  void aTaskOfAnOldRunChangesNothing() {
    store.begin(SUBSCRIPTION, "run1");
    store.failed(SUBSCRIPTION, "run1", new FailureReason("X", "Why.", "AwaitConsent"));
    store.begin(SUBSCRIPTION, "run2");
    store.enter(SUBSCRIPTION, "run1", "VerifyConsent");
    store.connected(SUBSCRIPTION, "run1");

    assertThat(store.find(SUBSCRIPTION).status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(store.find(SUBSCRIPTION).step()).isNull();
  }

  /** A call whose answer was lost may say late what it waits for: by then somebody is asked. */
  @Test
  void aLateWordOfAnEarlierStepDoesNotBringTheRunBackThere() {
    Environment tables = LocalTables.freshEnvironment();
    ManualClock clock = new ManualClock();
    DynamoDbStatusStore quick =
        new DynamoDbStatusStore(LocalTables.of(tables).subscriptions(), clock);
    Runnable next =
        () -> {
          clock.advance(Duration.ofMillis(1));
          quick.enter(SUBSCRIPTION, "run1", "AwaitConfirmation");
        };
    DynamoDbStatusStore slow =
        new DynamoDbStatusStore(
            LocalTables.of(tables, client -> new Meanwhile(client, next)).subscriptions(), clock);
    quick.begin(SUBSCRIPTION, "run1");
    quick.enter(SUBSCRIPTION, "run1", "PlanChanges");

    slow.waiting(SUBSCRIPTION, "run1", "ExchangeBusy", "Exchange Online asked us to slow down.");

    assertThat(quick.find(SUBSCRIPTION).step()).isEqualTo("AwaitConfirmation");
    assertThat(quick.find(SUBSCRIPTION).waiting()).isNull();
  }

  /** What a run that failed goes back to would have been a connection that is gone. */
  @Test
  void whatEndsWhileTheNextRunBeginsIsNotRevived() {
    Environment tables = LocalTables.freshEnvironment();
    ManualClock clock = new ManualClock();
    DynamoDbStatusStore quick =
        new DynamoDbStatusStore(LocalTables.of(tables).subscriptions(), clock);
    AtomicBoolean ended = new AtomicBoolean();
    Runnable end =
        () -> {
          if (ended.compareAndSet(false, true)) {
            clock.advance(Duration.ofMillis(1));
            quick.disconnected(SUBSCRIPTION, "run2");
          }
        };
    DynamoDbStatusStore slow =
        new DynamoDbStatusStore(
            LocalTables.of(tables, client -> new Meanwhile(client, end)).subscriptions(), clock);
    quick.begin(SUBSCRIPTION, "run1");
    quick.connected(SUBSCRIPTION, "run1");
    quick.beginDisconnecting(SUBSCRIPTION, "run2");

    assertThat(slow.begin(SUBSCRIPTION, "run3")).as("it was busy when it was read").isFalse();
    assertThat(slow.begin(SUBSCRIPTION, "run3")).isTrue();
    assertThat(quick.find(SUBSCRIPTION).connectedSince()).isNull();
  }

  /** Something happens between reading and writing. */
  private static final class Meanwhile extends ForwardingDynamoDb {
    private final Runnable what;

    Meanwhile(DynamoDbClient client, Runnable what) {
      super(client);
      this.what = what;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
      GetItemResponse read = super.getItem(request);
      what.run();
      return read;
    }
  }

  @Test
  void keepsWhyARunFailed() {
    FailureReason reason = new FailureReason("ConsentDenied", "Declined.", "AwaitConsent");
    store.begin(SUBSCRIPTION, "run1");
    store.attach(SUBSCRIPTION, "run1", "arn:aws:states:…:run1");
    store.failed(SUBSCRIPTION, "run1", reason);

    ConnectionStatus status = store.find(SUBSCRIPTION);
    assertThat(status.status()).isEqualTo(Status.FAILED);
    assertThat(status.failure()).isEqualTo(reason);
    assertThat(status.executionArn()).isEqualTo("arn:aws:states:…:run1");
  }

  @Test
  void aFirstRunThatIsTakenBackHasFailed() {
    store.begin(SUBSCRIPTION, "run1");
    store.takenBack(SUBSCRIPTION, "run1", new FailureReason("X", "Why.", "AwaitConsent"));

    assertThat(store.find(SUBSCRIPTION).status()).isEqualTo(Status.FAILED);
    assertThat(store.find(SUBSCRIPTION).connectedSince()).isNull();
  }

  @Test
  void whatWasConnectedBeforeARunThatIsTakenBackStillIs() {
    FailureReason reason = new FailureReason("X", "Why.", "CreateRoutingRule");
    store.begin(SUBSCRIPTION, "run1");
    store.connected(SUBSCRIPTION, "run1");
    store.begin(SUBSCRIPTION, "run2");
    assertThat(store.find(SUBSCRIPTION).connectedSince()).isEqualTo(NOW);
    store.takenBack(SUBSCRIPTION, "run2", reason);

    ConnectionStatus status = store.find(SUBSCRIPTION);
    assertThat(status.status()).isEqualTo(Status.CONNECTED);
    assertThat(status.failure()).isEqualTo(reason);
    assertThat(status.connectedSince()).isEqualTo(NOW);
  }

  @Test
  void saysWhatAStepWaitsForUntilTheNextOne() {
    store.begin(SUBSCRIPTION, "run1");
    store.enter(SUBSCRIPTION, "run1", "CreateOutboundConnector");
    store.waiting(SUBSCRIPTION, "run1", "OrganizationDehydrated", "Microsoft prepares.");

    assertThat(store.find(SUBSCRIPTION).waiting())
        .isEqualTo(new Waiting("OrganizationDehydrated", "Microsoft prepares.", NOW));
    store.enter(SUBSCRIPTION, "run1", "CreateInboundConnector");
    assertThat(store.find(SUBSCRIPTION).waiting()).isNull();
  }
}
