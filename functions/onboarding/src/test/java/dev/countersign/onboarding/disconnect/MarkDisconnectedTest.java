package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.Status;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.dynamodb.Item;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.disconnect.Receipt.Left;
import dev.countersign.onboarding.disconnect.Receipt.Taken;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.testing.Parts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The end of a disconnecting, cut off and done again. */
class MarkDisconnectedTest {
  private static final Created RULE = new Created(Kind.TRANSPORT_RULE, "Countersign routing");
  private static final Created CONNECTOR =
      new Created(Kind.OUTBOUND_CONNECTOR, "Countersign outbound");
  private static final Created DOMAIN = new Created(Kind.RELAY_DOMAIN, "x.relay.example");

  private final Parts parts = new Parts();
  private final DynamoDbRunJournal journal = new DynamoDbRunJournal(parts.table, parts.clock);
  private final Receipts receipts = new Receipts(parts.table);
  private final MarkDisconnected function =
      new MarkDisconnected(
          parts.statuses,
          journal,
          new Plans(parts.table),
          new Drifts(parts.table),
          parts.bypasses,
          new AppOnlyAccess(parts.table),
          parts.scopes,
          parts.synchronizations,
          receipts,
          parts.runEnd,
          parts.clock);

  @BeforeEach
  void takeDown() {
    parts.statuses.beginDisconnecting(SUBSCRIPTION, RUN);
    take(RUN, RULE, Outcome.REMOVED);
  }

  @Test
  void writesTheReceiptAndForgetsTheRuns() {
    end(RUN);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.NOT_CONNECTED);
    assertThat(takenDown()).containsExactly("Countersign routing");
    assertThat(journal.takenBack(SUBSCRIPTION, RUN)).isEmpty();
  }

  @Test
  void doneTwiceItChangesNothing() {
    end(RUN);
    int entries = parts.audit.read(SUBSCRIPTION, null, 50).entries().size();

    end(RUN);

    assertThat(takenDown()).containsExactly("Countersign routing");
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.NOT_CONNECTED);
    assertThat(parts.statuses.find(SUBSCRIPTION).step()).isNull();
    assertThat(parts.audit.read(SUBSCRIPTION, null, 50).entries()).hasSize(entries);
  }

  /** Somebody connects again at once: what the new run wrote down must not be forgotten. */
  @Test
  void aLateCallLeavesTheNextRunAlone() {
    end(RUN);
    parts.statuses.begin(SUBSCRIPTION, "next");
    journal.record(SUBSCRIPTION, "next", RULE);

    end(RUN);

    assertThat(journal.created(SUBSCRIPTION, "next")).containsExactly(RULE);
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.IN_PROGRESS);
  }

  /** It was cut off after the receipt, for good, and somebody disconnects again. */
  @Test
  void anotherDisconnectingThatFindsNothingKeepsTheReceipt() {
    end(RUN);
    parts.statuses.beginDisconnecting(SUBSCRIPTION, "again");

    end("again");

    assertThat(takenDown()).containsExactly("Countersign routing");
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.NOT_CONNECTED);
  }

  /** The receipt had the last attempt's removals only, and called the others gone already. */
  @Test
  void theReceiptNamesWhatAllAttemptsRemoved() {
    takeDownAgain("again");
    take("again", RULE, Outcome.ALREADY_GONE);
    take("again", CONNECTOR, Outcome.REMOVED);
    journal.record(SUBSCRIPTION, "again", DOMAIN);
    end("again");

    assertThat(receipt().takenDown())
        .extracting(Taken::identity, Taken::outcome)
        .containsExactly(
            tuple("Countersign routing", "REMOVED"), tuple("Countersign outbound", "REMOVED"));
    assertThat(receipt().byHand()).containsExactly(new Left("RELAY_DOMAIN", "x.relay.example"));
  }

  /** Who removes the rest by hand was asked to remove by hand what we had removed. */
  @Test
  void whatAnEarlierAttemptRemovedIsNotLeftToDoByHand() {
    takeDownAgain("again");
    journal.record(SUBSCRIPTION, "again", RULE);
    journal.record(SUBSCRIPTION, "again", CONNECTOR);
    end("again");

    assertThat(takenDown()).containsExactly("Countersign routing");
    assertThat(receipt().byHand())
        .containsExactly(new Left("OUTBOUND_CONNECTOR", "Countersign outbound"));
  }

  /** Cut off while it forgot the runs: what was left of them was the whole receipt. */
  @Test
  void anAttemptThatWasCutOffAfterItsReceiptCounts() {
    receipts.save(
        SUBSCRIPTION,
        new Receipt(
            RUN,
            "2026-01-26T10:00:00Z",
            List.of(new Taken("TRANSPORT_RULE", "Mine", "REMOVED", "2026-01-26T10:00:00Z")),
            List.of(new Left("RELAY_DOMAIN", "x.relay.example"))));
    journal.forgetAll(SUBSCRIPTION);
    takeDownAgain("again");
    take("again", CONNECTOR, Outcome.ALREADY_GONE);
    end("again");

    assertThat(takenDown()).containsExactly("Mine", "Countersign outbound");
    assertThat(receipt().byHand()).containsExactly(new Left("RELAY_DOMAIN", "x.relay.example"));
  }

  /** What was made again since is another connection's. */
  @Test
  void anAttemptBeforeAConnectionThatWasMadeAgainDoesNotCount() {
    fail(RUN);
    parts.statuses.begin(SUBSCRIPTION, "connects");
    parts.statuses.connected(SUBSCRIPTION, "connects");
    parts.statuses.beginDisconnecting(SUBSCRIPTION, "again");
    take("again", RULE, Outcome.ALREADY_GONE);
    end("again");

    assertThat(receipt().takenDown()).extracting(Taken::outcome).containsExactly("ALREADY_GONE");
  }

  /** An onboarding in between that did not come to its end has made nothing. */
  @Test
  void aConnectingThatFailedInBetweenChangesNothing() {
    fail(RUN);
    parts.statuses.begin(SUBSCRIPTION, "connects");
    parts.statuses.takenBack(SUBSCRIPTION, "connects", new FailureReason("X", "Why.", "Z"));
    parts.statuses.beginDisconnecting(SUBSCRIPTION, "again");
    end("again");

    assertThat(takenDown()).containsExactly("Countersign routing");
  }

  /** Its status was written by a version that kept no attempts. */
  @Test
  void anUpgradeWhileItIsDisconnectingLosesNothing() {
    Map<String, AttributeValue> status =
        new HashMap<>(parts.table.find(SUBSCRIPTION, "STATUS").orElseThrow().attributes());
    status.remove("takingDown");
    parts.table.put(Item.of(status));
    end(RUN);

    assertThat(takenDown()).containsExactly("Countersign routing");
  }

  private void takeDownAgain(String runId) {
    fail(RUN);
    parts.statuses.beginDisconnecting(SUBSCRIPTION, runId);
  }

  private void fail(String runId) {
    parts.statuses.failed(SUBSCRIPTION, runId, new FailureReason("X", "Why.", "DrainMail"));
  }

  private void take(String runId, Created object, Outcome outcome) {
    journal.record(SUBSCRIPTION, runId, object);
    journal.takenBack(SUBSCRIPTION, runId, object, outcome);
  }

  private void end(String runId) {
    function.handle(new RunInput(SUBSCRIPTION, runId));
  }

  private List<String> takenDown() {
    return receipt().takenDown().stream().map(Taken::identity).toList();
  }

  private Receipt receipt() {
    return receipts.find(SUBSCRIPTION).orElseThrow();
  }
}
