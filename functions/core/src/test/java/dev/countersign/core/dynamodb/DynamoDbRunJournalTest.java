package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class DynamoDbRunJournalTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Created CONNECTOR = new Created(Kind.OUTBOUND_CONNECTOR, "Countersign out");
  private static final Created RULE = new Created(Kind.TRANSPORT_RULE, "Countersign routing");
  private final DynamoDbRunJournal journal =
      new DynamoDbRunJournal(LocalTables.fresh().subscriptions(), Clock.systemUTC());

  @Test
  void listsWhatARunMadeNewestFirstAndEachOnce() {
    journal.record(SUBSCRIPTION, "run1", CONNECTOR);
    journal.record(SUBSCRIPTION, "run1", RULE);
    journal.record(SUBSCRIPTION, "run1", CONNECTOR);

    assertThat(journal.created(SUBSCRIPTION, "run1")).containsExactly(RULE, CONNECTOR);
  }

  @Test
  void keepsRunsApartAndCrossesOutWhatWasTakenBack() {
    journal.record(SUBSCRIPTION, "run1", CONNECTOR);
    journal.record(SUBSCRIPTION, "run2", RULE);
    journal.takenBack(SUBSCRIPTION, "run1", CONNECTOR);

    assertThat(journal.created(SUBSCRIPTION, "run1")).isEmpty();
    assertThat(journal.created(SUBSCRIPTION, "run2")).containsExactly(RULE);
  }
}
