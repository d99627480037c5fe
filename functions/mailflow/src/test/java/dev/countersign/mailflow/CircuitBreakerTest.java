package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final String ANN = "ann@example.net";
  private static final RelayRequest FIRST = new RelayRequest(MESSAGE_ID, SUBSCRIPTION);
  private static final RelayRequest SECOND = new RelayRequest("second", SUBSCRIPTION);

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbBreakerStore breakers = new DynamoDbBreakerStore(tables.subscriptions());
  private final InMemoryMessageStore messages = new InMemoryMessageStore();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final TestAuthority authority = new TestAuthority();
  private final ExchangeServer server = new ExchangeServer(authority, "localhost");
  private final ManualClock clock = new ManualClock();
  private final Instant start = clock.instant();
  private ClientCertificates certificates = authority::clientSockets;

  @BeforeEach
  void connect() {
    new DynamoDbConnectionStore(tables.subscriptions()).save(Samples.connection());
    for (String id : new String[] {MESSAGE_ID, "second"}) {
      messages.put(id, Samples.bytes("plain-text.eml"));
    }
    MessageRecord first = Samples.accepted(LENA, start, ANN);
    tables.ledger().add(first);
    tables.ledger().add(Samples.renamed(first, "second"));
    server.refuse(ANN, 550, "5.7.64 TenantAttribution; Relay Access Denied");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void stopsSendingWhenExchangeDoesNotKnowTheTenant() {
    relay(FIRST);
    assertThat(breakers.find(SUBSCRIPTION))
        .contains(new Broken(start, "550 5.7.64", 0, start.plusSeconds(60)));

    assertThat(relay(SECOND)).contains(Duration.ofSeconds(60));
    assertThat(server.recipientsTried()).as("only the first was tried").hasSize(1);
    assertThat(state("second")).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void letsOneMessageThroughWhenItIsTime() {
    relay(FIRST);
    clock.advance(Duration.ofSeconds(60));
    relay(FIRST);
    assertThat(relay(SECOND)).contains(Duration.ofMinutes(2));
    assertThat(server.recipientsTried()).hasSize(2);
    assertThat(breakers.find(SUBSCRIPTION).orElseThrow().since()).isEqualTo(start);
  }

  @Test
  void wakesAllWaitingMessagesWhenOneIsTaken() {
    relay(FIRST);
    relay(SECOND);
    clock.advance(Duration.ofSeconds(60));
    server.accept(ANN);

    assertThat(relay(FIRST)).isEmpty();
    assertThat(breakers.find(SUBSCRIPTION)).isEmpty();
    assertThat(queue.sent).containsExactly("second");
    assertThat(relay(SECOND)).isEmpty();
    assertThat(state("second")).isEqualTo(MessageState.RETURNED);
  }

  @Test
  void parksWhatWaitedForTwoDays() {
    relay(FIRST);
    clock.advance(RetrySchedule.GIVE_UP_AFTER);
    relay(SECOND);
    relay(FIRST);
    assertThat(state("second")).isEqualTo(MessageState.PARKED);
    assertThat(state(MESSAGE_ID)).isEqualTo(MessageState.PARKED);
    assertThat(messages.kept).contains("second");
  }

  @Test
  void opensWhenTheTenantsCertificateHasExpired() {
    certificates = relayDomain -> expired();
    relay(FIRST);
    assertThat(breakers.find(SUBSCRIPTION).orElseThrow().code()).isEqualTo("CERTIFICATE_EXPIRED");
    assertThat(server.recipientsTried()).isEmpty();
  }

  @Test
  void waitsWhileExchangeBansOurAddress() {
    server.refuse(ANN, 550, "5.7.606 Access denied, banned sending IP [203.0.113.10]");
    relay(FIRST);
    assertThat(state(MESSAGE_ID)).isEqualTo(MessageState.ACCEPTED);
    assertThat(breakers.find(SUBSCRIPTION).orElseThrow().code()).isEqualTo("550 5.7.606");
  }

  @Test
  void notesTheFirstReturnAndThenNowAndAgain() {
    DynamoDbReturnStore returns = new DynamoDbReturnStore(tables.subscriptions());
    assertThat(returns.find(SUBSCRIPTION)).isEmpty();
    server.accept(ANN);
    relay(FIRST);
    assertThat(returns.find(SUBSCRIPTION).orElseThrow().firstAt()).isEqualTo(start);
    assertThat(breakers.find(SUBSCRIPTION)).isEmpty();
  }

  private static SSLSocketFactory expired() {
    throw new ConnectionBroken(ConnectionBroken.CERTIFICATE_EXPIRED, null);
  }

  private Optional<Duration> relay(RelayRequest request) {
    RelayParts parts = new RelayParts(tables, messages, queue, certificates, server.port(), clock);
    return parts
        .relay(
            (entry, original) ->
                List.of(
                    UnsignedMessage.of(original)
                        .because("for this test")
                        .to(Outcomes.pending(entry.recipients()))))
        .relay(request);
  }

  private MessageState state(String messageId) {
    return tables.ledger().find(messageId).orElseThrow().state();
  }
}
