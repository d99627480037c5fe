package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.Changed;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.Created.Kind;
import dev.countersign.core.run.TakenBack;
import dev.countersign.core.run.TakenBack.Outcome;
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
    journal.takenBack(SUBSCRIPTION, "run1", CONNECTOR, Outcome.REMOVED);

    assertThat(journal.created(SUBSCRIPTION, "run1")).isEmpty();
    assertThat(journal.created(SUBSCRIPTION, "run2")).containsExactly(RULE);
  }

  @Test
  void whatAParameterWasBeforeTheRunIsNotReplacedByASecondChange() {
    Changed first = new Changed(Kind.TRANSPORT_RULE, "Countersign routing", "Priority", json("0"));
    journal.record(SUBSCRIPTION, "run1", first);
    journal.record(
        SUBSCRIPTION,
        "run1",
        new Changed(Kind.TRANSPORT_RULE, "Countersign routing", "Priority", json("7")));

    assertThat(journal.entries(SUBSCRIPTION, "run1")).containsExactly(first);
    journal.takenBack(SUBSCRIPTION, "run1", first, Outcome.PUT_BACK);
    assertThat(journal.entries(SUBSCRIPTION, "run1")).isEmpty();
  }

  @Test
  void keepsListsAndTheAbsenceOfAValue() {
    Changed hosts = changed("SmartHosts", "[\"a.example\",\"b.example\"]");
    Changed nothing = changed("Comment", "null");
    journal.record(SUBSCRIPTION, "run1", hosts);
    journal.record(SUBSCRIPTION, "run1", nothing);

    assertThat(journal.entries(SUBSCRIPTION, "run1")).containsExactlyInAnyOrder(nothing, hosts);
  }

  @Test
  void aChangeOfWhatTheRunMadeIsNotWrittenDown() {
    journal.record(SUBSCRIPTION, "run1", CONNECTOR);
    journal.record(SUBSCRIPTION, "run1", changed("Comment", "null"));
    journal.record(SUBSCRIPTION, "run2", changed("Comment", "null"));

    assertThat(journal.entries(SUBSCRIPTION, "run1")).containsExactly(CONNECTOR);
    assertThat(journal.entries(SUBSCRIPTION, "run2")).hasSize(1);
    assertThat(journal.created(SUBSCRIPTION, "run2")).isEmpty();
  }

  @Test
  void remembersWhatBecameOfEachEntryAndWhatAllRunsLeft() {
    journal.record(SUBSCRIPTION, "run1", CONNECTOR);
    journal.record(SUBSCRIPTION, "run2", CONNECTOR);
    journal.record(SUBSCRIPTION, "run2", RULE);
    journal.takenBack(SUBSCRIPTION, "run2", RULE, Outcome.ALREADY_GONE);

    assertThat(journal.createdByAll(SUBSCRIPTION)).containsExactly(CONNECTOR);
    assertThat(journal.takenBack(SUBSCRIPTION, "run2"))
        .extracting(TakenBack::identity, TakenBack::outcome)
        .containsExactly(tuple(RULE.identity(), Outcome.ALREADY_GONE));
    journal.forgetAll(SUBSCRIPTION);
    assertThat(journal.createdByAll(SUBSCRIPTION)).isEmpty();
    assertThat(journal.takenBack(SUBSCRIPTION, "run2")).isEmpty();
  }

  private static Changed changed(String parameter, String before) {
    return new Changed(CONNECTOR.kind(), CONNECTOR.identity(), parameter, json(before));
  }

  private static JsonNode json(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
