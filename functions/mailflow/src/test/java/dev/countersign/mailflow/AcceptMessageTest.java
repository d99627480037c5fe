package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageKey;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.mailflow.AcceptMessage.Accepted;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptMessageTest {
  private static final Accepted QUEUED = new Accepted(1, 0);
  private static final Accepted REFUSED = new Accepted(0, 1);

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbConnectionStore connections =
      new DynamoDbConnectionStore(tables.subscriptions());
  private final MessageLedger ledger = tables.ledger();
  private final InMemoryMessageStore messages = new InMemoryMessageStore();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final ManualClock clock = new ManualClock();
  private final AcceptMessage function =
      new AcceptMessage(
          new TenantCheck(connections, clock),
          message -> Optional.empty(),
          messages,
          ledger,
          queue,
          new Metrics("countersign", clock),
          clock);
  private final ObjectNode event = Samples.event("AcceptMessage", ObjectNode.class);

  @BeforeEach
  void connect() {
    connections.save(Samples.connection());
  }

  @Test
  void entersTheMessageAndQueuesIt() {
    assertThat(accept()).isEqualTo(QUEUED);

    MessageRecord entry = entry();
    assertThat(entry.state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(entry.subscriptionId()).isEqualTo(Samples.SUBSCRIPTION);
    assertThat(entry.mailFrom()).isEqualTo(Samples.LENA);
    assertThat(entry.sender()).isEqualTo(Samples.LENA);
    assertThat(entry.receivedAt()).isEqualTo(Instant.parse("2026-11-23T09:14:33Z"));
    assertThat(entry.recipients())
        .containsExactly(
            RecipientOutcome.pending("marek.dvorak@example.net"),
            RecipientOutcome.pending("joerg.winter@example.org"));
    assertThat(queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void takesEventsWithoutTheWrapper() {
    SesEvent bare = Samples.read(ses().toString(), SesEvent.class);
    assertThat(function.handle(bare)).isEqualTo(QUEUED);
    assertThat(queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void queuesAgainWhenAnEventComesTwice() {
    accept();
    assertThat(accept()).isEqualTo(QUEUED);
    assertThat(queue.sent).containsExactly(MESSAGE_ID, MESSAGE_ID);
  }

  @Test
  void queuesWhatTheQueueDidNotTakeTheFirstTime() {
    queue.outOfOrder = true;
    assertThatThrownBy(this::accept).isInstanceOf(IllegalStateException.class);
    queue.outOfOrder = false;

    assertThat(accept()).isEqualTo(QUEUED);
    assertThat(queue.sent).containsExactly(MESSAGE_ID);
  }

  @Test
  void leavesAloneWhatIsDoneAlready() {
    accept();
    MessageRecord entry = entry();
    Lease lease = new Lease("me", clock.instant().plusSeconds(60));
    ledger.lease(MESSAGE_ID, lease, clock.instant());
    ledger.finish(entry.with(MessageState.RETURNED, entry.recipients(), entry.progress()), lease);

    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(queue.sent).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "kq7m2v9x4tza.qL3vQ8xRk0ZtW5nYc7HsJd2BfGmA9uEiOyTqVwXz-_4, WRONG_SECRET",
    "kq7m2v9x4tza.short, TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza, TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza., TENANT_HEADER_MALFORMED",
    "kq7m2v9x4tza.a.b, TENANT_HEADER_MALFORMED",
    "cq7m2v9x4tza.pL3vQ8xRk0ZtW5nYc7HsJd2BfGmA9uEiOyTqVwXz-_4, UNKNOWN_TENANT"
  })
  void refusesWithoutTheSecret(String value, String reason) {
    header("X-Countersign-Tenant").put("value", value);
    assertRefused(reason);
  }

  @Test
  void refusesASecretHeaderThatComesTwice() {
    headers().add(headers().get(1).deepCopy());
    assertRefused("TENANT_HEADER_REPEATED");
  }

  @Test
  void refusesAStrangersMessage() {
    headers().remove(1);
    assertRefused("NO_TENANT_HEADER");
  }

  @Test
  void refusesATenantThatHasNoSecretYet() {
    connections.save(Samples.connection().withSecretHash(""));
    assertRefused("WRONG_SECRET");
  }

  @Test
  void takesTheOldSecretForAWhileAfterANewOneWasMade() {
    Connection rotated = Samples.connection().withRotatedSecret("ab".repeat(32), clock.instant());
    connections.save(rotated);
    assertThat(accept()).isEqualTo(QUEUED);

    clock.advance(Connection.SECRET_OVERLAP);
    mail().put("messageId", "another");
    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(ledger.find("another").orElseThrow().decision()).isEqualTo("WRONG_SECRET");
  }

  @Test
  void parksAMessageThatGoesInCircles() {
    messages.put(MESSAGE_ID, new byte[0]);
    for (int pass = 0; pass < 4; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }

    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(entry().decision()).isEqualTo("LOOP");
    assertThat(messages.kept).containsExactly(MESSAGE_ID);
    assertThat(queue.sent).isEmpty();
  }

  @Test
  void parksNothingThatCannotBeKeptYet() {
    for (int pass = 0; pass < 4; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }

    assertThatThrownBy(this::accept).isInstanceOf(UncheckedIOException.class);
    assertThat(tables.ledger().find(MESSAGE_ID)).as("it is announced again").isEmpty();
  }

  @Test
  void takesAMessageThatCameThroughUsBefore() {
    for (int pass = 0; pass < 3; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }
    assertThat(accept()).isEqualTo(QUEUED);
  }

  @Test
  void parksAMessageWithTooManyHops() {
    messages.put(MESSAGE_ID, new byte[0]);
    for (int hop = 0; hop < 101; hop++) {
      received("from a by b" + hop + ".example with ESMTPS id y");
    }
    accept();
    assertThat(entry().decision()).isEqualTo("LOOP");
  }

  @Test
  void isFoundByItsMessageId() {
    accept();
    String key = MessageKey.of(Samples.SUBSCRIPTION, header("Message-ID").get("value").asText());
    assertThat(tables.messageSearch().withKey(key, 10)).containsExactly(entry());
    assertThat(entry().messageKey()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mallory@example.net",
        "mallory@notbrightwater.example",
        "mallory@brightwater.example.example.net",
        "mallory@example"
      })
  void refusesSendersOfOtherDomains(String sender) {
    mail().put("source", sender);
    clock.advance(NewDomains.IN_DOUBT);
    assertRefused("FOREIGN_SENDER");
  }

  /** It was refused for good, though the next synchronisation would have seen its domain. */
  @Test
  void mailFromADomainThatIsNewWaitsUntilItIsKnown() {
    mail().put("source", "lena@brightwater-new.example");
    assertThatThrownBy(this::accept)
        .as("SES announces it again")
        .isInstanceOfSatisfying(
            TemporaryFailure.class, e -> assertThat(e.code()).isEqualTo("SenderDomainUnknown"))
        .hasMessageNotContaining("brightwater");
    assertThat(ledger.find(MESSAGE_ID)).isEmpty();

    Connection connection = Samples.connection();
    connections.saveDomains(
        connection.subscriptionId(),
        connection.tenantId(),
        Set.of("brightwater.example", "brightwater-new.example"));
    assertThat(accept()).isEqualTo(QUEUED);
  }

  @Test
  void aStrangersDomainIsInNoDoubt() {
    mail().put("source", "lena@brightwater-new.example");
    header("X-Countersign-Tenant").put("value", Samples.SUBSCRIPTION + "." + "B".repeat(43));
    assertRefused("WRONG_SECRET");
  }

  /** An accepted domain of Exchange may stand for its subdomains: their mail was refused. */
  @Test
  void takesSendersOfSubdomains() {
    mail().put("source", "lena@eu.Brightwater.example");
    assertThat(accept()).isEqualTo(QUEUED);
  }

  @Test
  void takesAHundredRecipientsEachOnce() {
    ArrayNode recipients = (ArrayNode) ses().at("/receipt/recipients");
    recipients.removeAll();
    for (int i = 0; i < 100; i++) {
      recipients.add("r" + i + "@example.net");
    }
    recipients.add("r7@example.net");
    assertThat(accept()).isEqualTo(QUEUED);
    assertThat(entry().recipients()).hasSize(100);
  }

  /** With nobody to return it to it would have ended as returned: to everybody, that is, nobody. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void parksWhatTheEventNamesNobodyFor(boolean empty) {
    messages.put(MESSAGE_ID, new byte[0]);
    if (empty) {
      ((ArrayNode) ses().at("/receipt/recipients")).removeAll();
    } else {
      ((ObjectNode) ses().get("receipt")).remove("recipients");
    }

    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(entry().decision()).isEqualTo("ENVELOPE_LOST");
    assertThat(messages.kept).containsExactly(MESSAGE_ID);
  }

  @Test
  void takesTheNullSender() {
    mail().put("source", "<>");
    assertThat(accept()).isEqualTo(QUEUED);
    assertThat(entry().mailFrom()).isEmpty();
  }

  @Test
  void readsTheHeaderInTheBucketWhenTheEventHasOnlyAPartOfIt() {
    headers().remove(1);
    mail().put("headersTruncated", true);
    messages.put(
        MESSAGE_ID,
        ("X-Padding: 1\r\nx-countersign-tenant:\r\n "
                + TENANT_VALUE
                + "\r\nFrom: a@b\r\n\r\nX: y\r\n")
            .getBytes(US_ASCII));

    assertThat(accept()).isEqualTo(QUEUED);
    assertThat(entry().sender()).isEqualTo("a@b");
  }

  /** It would be announced for 36 hours, and each time look like a failure of ours. */
  @Test
  void refusesAStrangersMessageWhoseHeaderIsTooLong() {
    mail().put("headersTruncated", true);
    messages.put(MESSAGE_ID, "X-Padding: 1\r\n".repeat(100_000).getBytes(US_ASCII));
    assertRefused("NO_TENANT_HEADER");
  }

  @Test
  void saysWhenAnEventIsNoneOfSes() {
    assertThatThrownBy(() -> function.handle(Samples.read("{}", SesEvent.class)))
        .isInstanceOf(PermanentFailure.class);
  }

  private void received(String value) {
    headers().addObject().put("name", "Received").put("value", value);
  }

  private void assertRefused(String reason) {
    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(entry().state()).isEqualTo(MessageState.REFUSED);
    assertThat(entry().decision()).isEqualTo(reason);
    assertThat(entry().recipients()).isEmpty();
    assertThat(entry().mailFrom() + entry().sender()).isEmpty();
    assertThat(queue.sent).isEmpty();
  }

  private Accepted accept() {
    return function.handle(Samples.read(event.toString(), SesEvent.class));
  }

  private MessageRecord entry() {
    return ledger.find(MESSAGE_ID).orElseThrow();
  }

  private ObjectNode ses() {
    return (ObjectNode) event.at("/Records/0/ses");
  }

  private ObjectNode mail() {
    return (ObjectNode) ses().get("mail");
  }

  private ArrayNode headers() {
    return (ArrayNode) mail().get("headers");
  }

  private ObjectNode header(String name) {
    for (var header : headers()) {
      if (header.get("name").asText().equals(name)) {
        return (ObjectNode) header;
      }
    }
    throw new IllegalStateException(name);
  }
}
