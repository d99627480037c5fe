package dev.countersign.core.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbMessageLedgerTest {
  private static final String SUBSCRIPTION = "a23456789012";
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final Lease MINE = new Lease("me", LATER);
  private static final Lease YOURS = new Lease("you", LATER);

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbMessageLedger ledger = tables.ledger();
  private final DynamoDbMessageSearch search = tables.messageSearch();

  @Test
  void entersAMessageOnceAndListsByTime() {
    MessageRecord first = message("m1", NOW);
    assertThat(ledger.add(first)).isTrue();
    assertThat(ledger.add(first)).isFalse();
    ledger.add(message("m2", NOW.plusMillis(5)));
    ledger.add(message("m0", NOW.minusSeconds(5)));

    assertThat(ledger.find("m1")).contains(first);
    assertThat(ledger.since(SUBSCRIPTION, NOW)).extracting("messageId").containsExactly("m1", "m2");
  }

  @Test
  void keepsStrangersMessagesOutOfEveryIndex() {
    MessageRecord stranger =
        new MessageRecord(
            "s1",
            MessageRecord.NOBODY,
            "",
            List.of(),
            "",
            null,
            NOW,
            MessageState.REFUSED,
            "NO_TENANT_HEADER",
            null,
            null,
            Progress.begin(NOW, NOW).ended(NOW));
    ledger.add(message("m1", NOW));
    assertThat(ledger.add(stranger)).isTrue();
    assertThat(ledger.add(stranger)).isFalse();

    assertThat(ledger.find("s1")).contains(stranger);
    assertThat(search.known(Set.of("s1"))).containsExactly("s1");
    assertThat(LocalTables.inIndex(tables, "bySubscription")).containsExactly("m1");
    assertThat(LocalTables.inIndex(tables, "byKey")).doesNotContain("s1");
    assertThat(LocalTables.inIndex(tables, "open")).doesNotContain("s1");
  }

  @Test
  void leasesAMessageToOneAtATime() {
    ledger.add(message("m1", NOW));
    assertThat(ledger.lease("m1", MINE, NOW)).contains(takenUp(message("m1", NOW)));
    assertThat(ledger.lease("m1", MINE, NOW)).as("the same request again").isPresent();
    assertThat(ledger.lease("m1", YOURS, NOW)).isEmpty();
    assertThat(ledger.lease("m1", YOURS, LATER)).as("not yet over").isEmpty();
    assertThat(ledger.lease("m1", YOURS, LATER.plusMillis(1))).isPresent();

    assertThat(ledger.save(message("m1", NOW), MINE)).as("lost it").isFalse();
    assertThat(ledger.finish(tried(message("m1", NOW)), MINE)).isFalse();
    assertThat(ledger.find("m1").orElseThrow().attempts()).isZero();
  }

  @Test
  void countsWhoBeganAndNeverCameToAnEnd() {
    ledger.add(message("m1", NOW));
    Instant muchLater = LATER.plusSeconds(1);
    MessageRecord first = ledger.lease("m1", MINE, NOW).orElseThrow();
    assertThat(first.progress().begun()).isOne();
    ledger.save(tried(first), MINE);
    MessageRecord second = ledger.lease("m1", YOURS, muchLater).orElseThrow();
    assertThat(second.progress().begun()).as("saving is no end").isEqualTo(2);
    ledger.due("m1", muchLater);
    assertThat(ledger.find("m1").orElseThrow().progress().begun()).isEqualTo(2);

    ledger.finish(
        second.with(second.state(), second.recipients(), second.progress().atRest()), YOURS);
    assertThat(ledger.lease("m1", MINE, muchLater).orElseThrow().progress().begun()).isOne();
  }

  @Test
  void givesTheLeaseBackWithTheLastWrite() {
    ledger.add(message("m1", NOW));
    ledger.lease("m1", MINE, NOW);
    assertThat(ledger.save(message("m1", NOW), MINE)).isTrue();
    assertThat(ledger.lease("m1", YOURS, NOW)).isEmpty();

    MessageRecord tried = tried(message("m1", NOW));
    assertThat(ledger.finish(tried, MINE)).isTrue();
    assertThat(ledger.finish(tried, MINE)).as("the same write again").isTrue();
    assertThat(ledger.lease("m1", YOURS, NOW)).contains(takenUp(tried));
  }

  @Test
  void leasesNothingThatIsAtItsEnd() {
    ledger.add(in(MessageState.RETURNED, message("m1", NOW)));
    assertThat(ledger.lease("m1", MINE, NOW)).isEmpty();
    assertThat(ledger.lease("unknown", MINE, NOW)).isEmpty();
    assertThat(ledger.find("unknown")).isEmpty();
  }

  @Test
  void reopensOnlyWhatIsParked() {
    ledger.add(in(MessageState.PARKED, message("m1", NOW)));
    assertThat(ledger.reopen(message("m1", NOW))).isTrue();
    assertThat(ledger.reopen(message("m1", NOW))).isFalse();
    assertThat(ledger.lease("m1", MINE, NOW)).isPresent();
  }

  /** DynamoDB's time to live would have taken it away while it was on its way. */
  @Test
  void aMessageThatIsRetriedAfterWeeksStaysInTheLedger() {
    Instant later = NOW.plus(Duration.ofDays(85));
    MessageRecord parked = in(MessageState.PARKED, message("m1", NOW));
    ledger.add(parked);
    MessageRecord again =
        parked.with(
            MessageState.ACCEPTED,
            parked.recipients(),
            parked.progress().again(later, later.plus(Duration.ofDays(2)), false));
    ledger.reopen(again);
    assertThat(expiry("m1")).isAfter(later.plus(Duration.ofDays(7)));

    ledger.lease("m1", MINE, later);
    Instant end = later.plus(Duration.ofDays(2));
    ledger.finish(
        again.with(MessageState.PARKED, again.recipients(), again.progress().ended(end)), MINE);
    assertThat(expiry("m1")).isEqualTo(end.plus(DynamoDbMessageLedger.PARKED_RETENTION));
  }

  @Test
  void findsWhatIsOpenUntilItIsDone() {
    ledger.add(message("m1", NOW));
    ledger.add(in(MessageState.PARKED, message("m2", NOW)));
    ledger.add(in(MessageState.RETURNED, message("m3", NOW)));
    assertThat(search.open(SUBSCRIPTION, MessageState.ACCEPTED, 10))
        .extracting("messageId")
        .containsExactly("m1");
    List<String> open = new ArrayList<>();
    search.forEachOpen(message -> open.add(message.messageId()));
    assertThat(open).containsExactlyInAnyOrder("m1", "m2");

    ledger.due("m1", LATER);
    ledger.due("m3", LATER);
    assertThat(ledger.find("m1").orElseThrow().progress().dueAt()).isEqualTo(LATER);
    assertThat(ledger.find("m3").orElseThrow().progress().dueAt()).isEqualTo(NOW);

    ledger.lease("m1", MINE, NOW);
    ledger.finish(in(MessageState.RETURNED, message("m1", NOW)), MINE);
    assertThat(search.open(SUBSCRIPTION, MessageState.ACCEPTED, 10)).isEmpty();
  }

  @Test
  void findsBySenderAndTimeTheNewestFirst() {
    ledger.add(message("m1", NOW));
    ledger.add(message("m2", NOW.plusSeconds(1)));
    ledger.add(message("m3", NOW.plusSeconds(2)));
    String zoe = "zoe@brightwater.example";

    assertThat(search.sent(SUBSCRIPTION, zoe, NOW, LATER, 2))
        .extracting("messageId")
        .containsExactly("m3", "m2");
    assertThat(search.sent(SUBSCRIPTION, "", NOW, NOW.plusSeconds(2), 9)).hasSize(2);
    assertThat(search.sent(SUBSCRIPTION, "ann@brightwater.example", NOW, LATER, 9)).isEmpty();
    assertThat(search.sent("b23456789012", "", NOW, LATER, 9)).isEmpty();
    assertThat(search.sent(SUBSCRIPTION, "", LATER, NOW, 9)).isEmpty();
    assertThat(search.withKey("key-m2", LATER, 9)).extracting("messageId").containsExactly("m2");
  }

  @Test
  void saysWhichMessagesItKnows() {
    ledger.add(message("m1", NOW));
    assertThat(search.known(Set.of("m1", "m2"))).containsExactly("m1");
    assertThat(search.known(Set.of())).isEmpty();
  }

  private Instant expiry(String messageId) {
    return tables.messages().find(messageId, MessageItems.ITEM).orElseThrow().expiry();
  }

  private static MessageRecord takenUp(MessageRecord record) {
    return record.with(record.state(), record.recipients(), record.progress().takenUp());
  }

  private static MessageRecord tried(MessageRecord message) {
    DeliveryAttempt attempt =
        new DeliveryAttempt(
            NOW, Duration.ofMillis(3), Duration.ofMillis(40), "451 4.3.2,250 2.6.0");
    return message.with(message.state(), message.recipients(), message.progress().with(attempt));
  }

  private static MessageRecord in(MessageState state, MessageRecord message) {
    return message.with(state, message.recipients(), message.progress());
  }

  private static MessageRecord message(String id, Instant receivedAt) {
    return new MessageRecord(
        id,
        SUBSCRIPTION,
        "",
        List.of(
            RecipientOutcome.pending("\"a b\"@x.example"),
            new RecipientOutcome("c@x.example", Outcome.FAILED, "550 5.1.1")),
        "zoe@brightwater.example",
        "key-" + id,
        receivedAt,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(receivedAt, receivedAt.plus(Duration.ofDays(2))));
  }
}
