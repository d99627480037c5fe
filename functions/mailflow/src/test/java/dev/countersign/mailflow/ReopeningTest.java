package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReopeningTest {
  private static final RecipientOutcome DONE =
      new RecipientOutcome("ann@example.net", Outcome.RETURNED, "250");
  private static final RecipientOutcome HELD =
      new RecipientOutcome("bob@example.org", Outcome.HELD, "550 5.7.64");

  private final Tables tables = LocalTables.fresh();
  private final ManualClock clock = new ManualClock();
  private final MessageLedger ledger = tables.ledger();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final DynamoDbAuditTrail audit = new DynamoDbAuditTrail(tables.audit(), clock);
  private final DynamoDbSubscriptionStore subscriptions =
      new DynamoDbSubscriptionStore(tables.subscriptions());
  private final Reopening reopening =
      new Reopening(new SubscriptionAccess(subscriptions), ledger, queue, audit, clock);
  private final ApiHandler retry = new RetryMessage(reopening);
  private final ApiHandler release = new ReleaseMessage(reopening);

  @BeforeEach
  void subscribe() {
    subscriptions.add(new Subscription(SUBSCRIPTION, "Brightwater", "user-4711", clock.instant()));
  }

  @Test
  void triesAgainThoseWhoDoNotHaveTheMessage() {
    park(DONE, HELD);
    clock.advance(Duration.ofDays(3));
    assertThat(retry.handle(request("RetryMessage")).statusCode()).isEqualTo(202);

    MessageRecord entry = ledger.find(MESSAGE_ID).orElseThrow();
    assertThat(entry.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(entry.recipients()).containsExactly(DONE, RecipientOutcome.pending(HELD.address()));
    assertThat(entry.progress().tryUntil())
        .isEqualTo(clock.instant().plus(RetrySchedule.GIVE_UP_AFTER));
    assertThat(entry.progress().unsigned()).isFalse();
    assertThat(queue.sent).containsExactly(MESSAGE_ID);
    assertThat(audit.read(SUBSCRIPTION, null, 9).entries())
        .extracting("action")
        .containsExactly("RetryMessage");
  }

  @Test
  void releasesWithoutASignature() {
    park(HELD);
    release.handle(request("ReleaseMessage"));
    assertThat(ledger.find(MESSAGE_ID).orElseThrow().progress().unsigned()).isTrue();
  }

  @Test
  void doesNothingToWhatIsNotParked() {
    ledger.add(Samples.accepted(LENA, clock.instant(), "ann@example.net"));
    assertProblem(409, "NotParked");
    assertThat(queue.sent).isEmpty();
  }

  @Test
  void cannotSendWhatNobodyKnowsTheRecipientsOf() {
    park();
    assertProblem(409, "RecipientsUnknown");
  }

  @Test
  void findsNoMessagesOfOtherTenants() {
    assertProblem(404, "MessageNotFound");
    MessageRecord other = Samples.accepted(LENA, clock.instant(), "ann@example.net");
    ledger.add(Samples.of("b23456789012", other));
    assertProblem(404, "MessageNotFound");
  }

  /** DynamoDB refuses such a key, and the answer was 500. */
  @Test
  void findsNoMessageWhoseNameIsNoKey() {
    ObjectNode event = Samples.event("RetryMessage", ObjectNode.class);
    ((ObjectNode) event.get("pathParameters")).put("messageId", "a".repeat(3000));
    ApiRequest request = Samples.read(event.toString(), ApiRequest.class);
    assertThatThrownBy(() -> retry.handle(request))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status()).isEqualTo(404));
  }

  private void assertProblem(int status, String code) {
    assertThatThrownBy(() -> retry.handle(request("RetryMessage")))
        .isInstanceOfSatisfying(
            ApiProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  private void park(RecipientOutcome... recipients) {
    MessageRecord entry = Samples.accepted(LENA, clock.instant());
    ledger.add(
        entry.with(
            MessageState.PARKED, List.of(recipients), entry.progress().ended(clock.instant())));
  }

  private static ApiRequest request(String event) {
    return Samples.event(event, ApiRequest.class);
  }
}
