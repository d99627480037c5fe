package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.Status;
import dev.countersign.core.dynamodb.DynamoDbRunJournal;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.testing.Parts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a disconnecting, cut off and done again. */
class MarkDisconnectedTest {
  private static final Created RULE = new Created(Kind.TRANSPORT_RULE, "Countersign routing");

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
    journal.record(SUBSCRIPTION, RUN, RULE);
    journal.takenBack(SUBSCRIPTION, RUN, RULE, Outcome.REMOVED);
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
    receipts.save(
        SUBSCRIPTION,
        new Receipt(
            "before",
            "2026-11-26T10:00:00Z",
            List.of(new Receipt.Taken("TRANSPORT_RULE", "Mine", "REMOVED", "2026-11-26T10:00:00Z")),
            List.of()));
    journal.forgetAll(SUBSCRIPTION);

    end(RUN);

    assertThat(takenDown()).containsExactly("Mine");
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.NOT_CONNECTED);
  }

  private void end(String runId) {
    function.handle(new RunInput(SUBSCRIPTION, runId));
  }

  private List<String> takenDown() {
    return receipts.find(SUBSCRIPTION).orElseThrow().takenDown().stream()
        .map(Receipt.Taken::identity)
        .toList();
  }
}
