package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.SweepMessages.Swept;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepMessagesTest {
  private static final Swept NOTHING = new Swept(0, 0, 0);

  private final Tables tables = LocalTables.fresh();
  private final ManualClock clock = new ManualClock();
  private final MessageLedger ledger = tables.ledger();
  private final InMemoryMessageStore messages = new InMemoryMessageStore();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final DynamoDbConnectionStore connections =
      new DynamoDbConnectionStore(tables.subscriptions());
  private final DynamoDbBreakerStore breakers = new DynamoDbBreakerStore(tables.subscriptions());
  private final SweepMessages function =
      new SweepMessages(
          new MailPorts(
              ledger,
              tables.messageSearch(),
              connections,
              breakers,
              new DynamoDbReturnStore(tables.subscriptions()),
              messages,
              queue,
              "countersign",
              clock));

  @BeforeEach
  void connect() {
    connections.save(Samples.connection());
    messages.storedAt = clock.instant();
  }

  @Test
  void queuesAgainWhatNobodyHas() {
    ledger.add(Samples.accepted(LENA, clock.instant(), "ann@example.net"));
    clock.advance(LedgerSweep.OVERDUE);
    assertThat(sweep()).as("not overdue yet").isEqualTo(NOTHING);

    clock.advance(Duration.ofSeconds(1));
    assertThat(sweep()).isEqualTo(new Swept(1, 0, 0));
    assertThat(queue.sent).containsExactly(MESSAGE_ID);
    clock.advance(Duration.ofMinutes(15));
    assertThat(sweep()).as("it has just been queued").isEqualTo(NOTHING);
    clock.advance(LedgerSweep.PATIENCE.plus(LedgerSweep.OVERDUE));
    assertThat(sweep()).isEqualTo(new Swept(1, 0, 0));
  }

  @Test
  void leavesMessagesWaitingForTheirConnection() {
    ledger.add(Samples.accepted(LENA, clock.instant(), "ann@example.net"));
    breakers.replace(
        SUBSCRIPTION, null, new Broken(clock.instant(), "550 5.7.64", 0, clock.instant()));
    clock.advance(Duration.ofHours(5));
    assertThat(sweep()).isEqualTo(NOTHING);

    clock.advance(RetrySchedule.GIVE_UP_AFTER);
    assertThat(sweep()).as("its time is over").isEqualTo(new Swept(1, 0, 0));
  }

  @Test
  void saysThatAMessageInTheBucketIsLate() {
    messages.put(MESSAGE_ID, message(TENANT_VALUE));
    assertThat(sweep()).isEqualTo(NOTHING);
    clock.advance(BucketSweep.LATE);
    assertThat(sweep()).isEqualTo(new Swept(0, 1, 0));
    assertThat(ledger.find(MESSAGE_ID)).isEmpty();

    ledger.add(Samples.accepted(LENA, clock.instant(), "ann@example.net"));
    assertThat(sweep()).isEqualTo(NOTHING);
  }

  @Test
  void parksForItsTenantWhatWasNeverAnnounced() {
    messages.put(MESSAGE_ID, message(TENANT_VALUE));
    clock.advance(BucketSweep.LOST);
    assertThat(sweep()).isEqualTo(new Swept(0, 0, 1));

    MessageRecord entry = ledger.find(MESSAGE_ID).orElseThrow();
    assertThat(entry.state()).isEqualTo(MessageState.PARKED);
    assertThat(entry.subscriptionId()).isEqualTo(SUBSCRIPTION);
    assertThat(entry.decision()).isEqualTo("ENVELOPE_LOST");
    assertThat(messages.kept).containsExactly(MESSAGE_ID);
    assertThat(sweep()).isEqualTo(NOTHING);
  }

  /** What was never announced has two hours to be found, and then it is forgotten. */
  @Test
  void looksForWhatWasNeverAnnouncedAlsoWhileNothingCanBeQueued() {
    ledger.add(
        Samples.renamed(Samples.accepted(LENA, clock.instant(), "ann@example.net"), "overdue"));
    messages.put(MESSAGE_ID, message(TENANT_VALUE));
    queue.outOfOrder = true;
    clock.advance(BucketSweep.LOST);

    assertThatThrownBy(this::sweep).as("somebody has to look").isInstanceOf(RuntimeException.class);
    assertThat(ledger.find(MESSAGE_ID).orElseThrow().state()).isEqualTo(MessageState.PARKED);
  }

  @Test
  void refusesWhatAStrangerSentAndNobodyAnnounced() {
    messages.put(MESSAGE_ID, message(SUBSCRIPTION + "." + "B".repeat(43)));
    clock.advance(BucketSweep.LOST);
    assertThat(sweep()).isEqualTo(new Swept(0, 0, 1));
    assertThat(ledger.find(MESSAGE_ID).orElseThrow().state()).isEqualTo(MessageState.REFUSED);
    assertThat(messages.kept).isEmpty();
  }

  @Test
  void oneMessageThatCannotBeReadHidesNoOthers() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      messages.put(id, message(TENANT_VALUE));
    }
    messages.unreadable.add("c");
    clock.advance(BucketSweep.LOST);
    assertThatThrownBy(this::sweep).as("somebody has to look").isInstanceOf(RuntimeException.class);
    for (String id : List.of("a", "b", "d", "e")) {
      assertThat(ledger.find(id)).as(id).isPresent();
    }

    messages.unreadable.clear();
    assertThat(sweep()).isEqualTo(new Swept(0, 0, 1));
  }

  private Swept sweep() {
    return function.handle(Samples.event("SweepMessages", SweepMessages.Timer.class));
  }

  private static byte[] message(String tenantValue) {
    return ("X-Countersign-Tenant: " + tenantValue + "\r\nFrom: " + LENA + "\r\n\r\nHi\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
