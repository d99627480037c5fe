package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.SqsEvent.BatchItemFailure;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.FixedContent;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayMessageTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String ANN = "ann@example.net";
  private static final String BOB = "bob@example.org";
  private static final byte[] SIGNED =
      "Subject: signed\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Tables tables = LocalTables.fresh();
  private final MessageLedger ledger = tables.ledger();
  private final InMemoryMessageStore messages = new InMemoryMessageStore();
  private final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final TestAuthority authority = new TestAuthority();
  private final ExchangeServer server = new ExchangeServer(authority, "localhost");

  @BeforeEach
  void connect() {
    new DynamoDbConnectionStore(tables.subscriptions()).save(Samples.connection());
    byte[] message = Samples.bytes("plain-text.eml");
    byte[] secret =
        ("X-Countersign-Tenant: " + TENANT_VALUE + "\r\n").getBytes(StandardCharsets.US_ASCII);
    messages.put(MESSAGE_ID, concat(secret, message));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void returnsTheMessageOnceToEverybody() {
    add(NOW, ANN, BOB);
    assertThat(relay()).isEmpty();

    MessageRecord entry = entry();
    assertThat(entry.state()).isEqualTo(MessageState.RETURNED);
    assertThat(entry.recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.RETURNED, "250"));
    assertThat(entry.attempts()).isEqualTo(1);
    assertThat(entry.returnedAt()).isEqualTo(NOW);
    assertThat(server.deliveries()).hasSize(1);
    assertThat(server.deliveries().get(0).recipients()).containsExactly(ANN, BOB);

    assertThat(relay()).as("the same queue message again").isEmpty();
    assertThat(server.deliveries()).hasSize(1);
  }

  @Test
  void returnsTheMessageUnsignedAndMarkedWhenSigningFails() {
    add(NOW, ANN);
    relay(
        (entry, original) -> {
          throw new IllegalStateException("broken template");
        });

    byte[] expected =
        concat(
            "X-Countersign-Processed: 1\r\n".getBytes(StandardCharsets.US_ASCII),
            Samples.bytes("plain-text.eml"));
    assertThat(server.deliveries().get(0).content()).isEqualTo(expected);
    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(entry().decision()).isEqualTo("UNSIGNED: signing failed, IllegalStateException");
  }

  @Test
  void triesAgainOnlyThoseWhoAreStillWaiting() {
    add(NOW, ANN, BOB);
    server.refuse(BOB, 451, "4.3.2 Try later");
    assertThat(relay()).hasSize(1);
    assertThat(queue.deferred).containsExactly(Duration.ofMinutes(1));
    assertThat(entry().state()).isEqualTo(MessageState.ACCEPTED);

    server.accept(BOB);
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(server.deliveries())
        .extracting(ExchangeServer.Delivery::recipients)
        .containsExactly(List.of(ANN), List.of(BOB));
  }

  @Test
  void parksWhatExchangeWillNotTake() {
    add(NOW, ANN, BOB);
    server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.FAILED, "550 5.1.10"));
  }

  @Test
  void keepsTryingWhenExchangeDoesNotKnowTheTenant() {
    add(NOW, ANN);
    server.refuse(ANN, 550, "5.7.64 TenantAttribution; Relay Access Denied");
    assertThat(relay()).hasSize(1);
    assertThat(relay()).hasSize(1);

    assertThat(queue.deferred).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2));
    assertThat(entry().recipients())
        .containsExactly(new RecipientOutcome(ANN, Outcome.PENDING, "550 5.7.64"));
  }

  @Test
  void parksALoopAtOnce() {
    add(NOW, ANN);
    server.refuse(ExchangeServer.MESSAGE, 554, "5.4.14 Hop count exceeded");
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
  }

  @Test
  void sendsTheRestAtOnceWhenExchangeWantsFewerRecipients() {
    add(NOW, ANN, BOB);
    server.limitRecipients(1);
    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(server.deliveries())
        .extracting(ExchangeServer.Delivery::recipients)
        .containsExactly(List.of(ANN), List.of(BOB));
  }

  @Test
  void parksAfterTwoDays() {
    add(NOW.minus(Duration.ofDays(2)), ANN);
    server.refuse(ExchangeServer.MAIL, 451, "4.7.500 Server busy");
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
  }

  @Test
  void waitsForAMessageThatIsNotInTheBucketYet() {
    add(NOW, ANN);
    messages.remove(MESSAGE_ID);
    assertThat(relay()).hasSize(1);
    assertThat(entry().state()).isEqualTo(MessageState.ACCEPTED);
    assertThat(entry().attempts()).isEqualTo(1);
  }

  @Test
  void waitsForAServerThatDoesNotAnswer() {
    add(NOW, ANN);
    server.close();
    assertThat(relay()).hasSize(1);
    assertThat(entry().state()).isEqualTo(MessageState.ACCEPTED);
  }

  @Test
  void leavesWhatItDoesNotKnowInTheQueue() {
    assertThat(relay())
        .containsExactly(new BatchItemFailure("5b1c8a6e-0f2d-4e7b-9c3a-7d6f1e2a4b90"));
    assertThat(queue.deferred).isEmpty();
  }

  private List<BatchItemFailure> relay() {
    return relay(
        (entry, original) ->
            new OutgoingMessage(new FixedContent(SIGNED), "STAMPED", "v1", "0-0+5"));
  }

  private List<BatchItemFailure> relay(MessageSigner signer) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    MessageRelay relay =
        new MessageRelay(
            ledger,
            new DynamoDbConnectionStore(tables.subscriptions()),
            messages,
            signer,
            new ExchangeOnline(
                new SmtpClient(SmtpTimeouts.DEFAULT, clock),
                authority::clientSockets,
                server.port()),
            new Metrics(clock),
            clock);
    return new RelayMessage(relay, queue)
        .handle(Samples.event("RelayMessage", SqsEvent.class))
        .batchItemFailures();
  }

  private void add(Instant receivedAt, String... recipients) {
    ledger.add(
        new MessageRecord(
            MESSAGE_ID,
            SUBSCRIPTION,
            LENA,
            Stream.of(recipients).map(RecipientOutcome::pending).toList(),
            LENA,
            receivedAt,
            MessageState.ACCEPTED,
            null,
            null,
            null,
            0,
            null));
  }

  private MessageRecord entry() {
    return ledger.find(MESSAGE_ID).orElseThrow();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
