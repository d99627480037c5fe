package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The test message of a run is taken without the tenant's secret; nothing else is. */
class ProbeCheckTest {
  private static final String RELAY = "relay.countersign.example";
  private static final String SENDER = "O365ConnectorValidation@brightwater.example";

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbConnectionStore connections =
      new DynamoDbConnectionStore(tables.subscriptions());
  private final ProbeStore probes = tables.probes();
  private final ManualClock clock = new ManualClock();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final ProbeAddress address = ProbeAddress.next(SUBSCRIPTION, RELAY);
  private final AcceptMessage function =
      new AcceptMessage(
          new Acceptance(
              new TenantCheck(connections, clock),
              new ProbeCheck(probes, connections, RELAY, clock),
              new InMemoryMessageStore(),
              tables.ledger(),
              queue,
              new Metrics("countersign", clock),
              clock),
          new InMemoryAnnouncements(),
          new Metrics("countersign", clock));

  @BeforeEach
  void send() {
    connections.save(Samples.connection());
    probes.save(SUBSCRIPTION, Probe.sent("run1", address, clock.instant()));
  }

  @Test
  void isTakenForTheTenantAndNotedAsArrived() {
    assertThat(accept("m1", SENDER, address.text()).state()).isEqualTo(MessageState.ACCEPTED);

    assertThat(entry("m1").subscriptionId()).isEqualTo(SUBSCRIPTION);
    assertThat(queue.sent).containsExactly("m1");
    assertThat(probes.arrivedAs(sent())).contains("m1");
  }

  @Test
  void countsOnceButItsEventMayComeTwice() {
    accept("m1", SENDER, address.text());

    assertThat(accept("m1", SENDER, address.text()).state()).isEqualTo(MessageState.ACCEPTED);
    assertRefused(accept("m2", SENDER, address.text()));
    assertThat(probes.arrivedAs(sent())).contains("m1");
  }

  @Test
  void anotherCaseOfTheAddressIsTheSameAddress() {
    String upper = address.text().toUpperCase(Locale.ROOT);

    assertThat(accept("m1", "", upper).state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void isAStrangersWhenItComesTooLate() {
    clock.advance(Probe.VALID);

    assertRefused(accept("m1", SENDER, address.text()));
  }

  @Test
  void ofTwoThatWereSentInARunTheFirstToComeCounts() {
    ProbeAddress second = ProbeAddress.next(SUBSCRIPTION, RELAY);
    probes.save(SUBSCRIPTION, sent().sentAgain(second, clock.instant()));

    assertThat(accept("m1", SENDER, address.text()).state()).isEqualTo(MessageState.ACCEPTED);
    assertRefused(accept("m2", SENDER, second.text()));
  }

  @Test
  void isAStrangersInTheNextRun() {
    ProbeAddress next = ProbeAddress.next(SUBSCRIPTION, RELAY);
    probes.save(SUBSCRIPTION, Probe.sent("run2", next, clock.instant()));

    assertRefused(accept("m1", SENDER, address.text()));
  }

  @Test
  void isNoRelayForASecondRecipient() {
    assertRefused(accept("m1", SENDER, address.text(), "victim@example.net"));

    assertThat(probes.arrivedAs(sent())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "probe.kq7m2v9x4tza.00000000000000000000000000000000@relay.countersign.example",
        "probe.kq7m2v9x4tza.short@relay.countersign.example",
        "probe.z00000000000.00000000000000000000000000000000@relay.countersign.example",
        "probe@relay.countersign.example"
      })
  void isAStrangersWithAGuessedAddress(String guessed) {
    assertRefused(accept("m1", SENDER, guessed));
  }

  @Test
  void isAStrangersInAnotherDomain() {
    assertRefused(accept("m1", SENDER, address.text() + ".evil.example"));
  }

  @Test
  void isAStrangersFromAForeignSender() {
    assertRefused(accept("m1", "someone@elsewhere.example", address.text()));
  }

  private Probe sent() {
    return probes.find(SUBSCRIPTION).orElseThrow();
  }

  private static void assertRefused(MessageRecord entry) {
    assertThat(entry.state()).isEqualTo(MessageState.REFUSED);
    assertThat(entry.decision()).isEqualTo("NO_TENANT_HEADER");
    assertThat(entry.recipients()).isEmpty();
  }

  private MessageRecord entry(String messageId) {
    return tables.ledger().find(messageId).orElseThrow();
  }

  private MessageRecord accept(String messageId, String from, String... recipients) {
    ObjectNode event = Samples.event("AcceptMessage", ObjectNode.class);
    ObjectNode ses = (ObjectNode) event.at("/Records/0/ses");
    ((ObjectNode) ses.path("mail")).put("messageId", messageId).put("source", from);
    ((ArrayNode) ses.at("/mail/headers")).removeIf(field -> field.toString().contains("-Tenant"));
    ArrayNode to = ((ObjectNode) ses.path("receipt")).putArray("recipients");
    List.of(recipients).forEach(to::add);
    function.handle(Samples.read(event.toString(), SesEvent.class));
    return entry(messageId);
  }
}
