package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ManualClock;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import dev.countersign.mailflow.SqsEvent.BatchItemFailure;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.FixedContent;
import dev.countersign.mailflow.smtp.MessageContent;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
  private final ManualClock clock = new ManualClock(NOW);
  private final RelayParts parts =
      new RelayParts(tables, messages, queue, authority::clientSockets, server.port(), clock);

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
  void aTestMessageThatExchangeRefusesIsNeitherReportedByMailNorParked() {
    String probe = ProbeAddress.next(Samples.SUBSCRIPTION, "relay.countersign.example").text();
    server.refuse(probe, 550, "5.1.10 RESOLVER.ADR.RecipientNotFound");
    add(NOW, probe);

    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(server.deliveries()).isEmpty();
  }

  @Test
  void aTestMessageThatIsReturnedDoesNotSayThatMailIsRouted() {
    add(NOW, ProbeAddress.next(Samples.SUBSCRIPTION, "relay.countersign.example").text());

    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(new DynamoDbReturnStore(tables.subscriptions()).find(Samples.SUBSCRIPTION))
        .isEmpty();
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
  void sendsEachCopyToItsRecipientsAndTheRestOnRetry() {
    add(NOW, ANN, BOB);
    MessageSigner twoCopies =
        (entry, original) ->
            Outcomes.pending(entry.recipients()).stream().map(RelayMessageTest::copyFor).toList();
    server.refuse(BOB, 451, "4.3.2 Try later");
    assertThat(relay(twoCopies)).hasSize(1);
    assertThat(entry().decision())
        .isEqualTo("STAMPED for ann@example.net; STAMPED for bob@example.org");

    server.accept(BOB);
    assertThat(relay(twoCopies)).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
    assertThat(server.deliveries())
        .extracting(ExchangeServer.Delivery::recipients)
        .containsExactly(List.of(ANN), List.of(BOB));
  }

  @Test
  void keepsWhatIsKnownWhenALaterCopyCannotBeSent() {
    add(NOW, ANN, BOB);
    assertThat(
            relay(
                (entry, original) ->
                    List.of(
                        copyFor(ANN),
                        new OutgoingMessage(List.of(BOB), unreadable(), "STAMPED", "v1", ""))))
        .hasSize(1);

    assertThat(entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"), RecipientOutcome.pending(BOB));
  }

  private static MessageContent unreadable() {
    return new MessageContent() {
      @Override
      public long size() {
        return 100;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        throw new IOException("disk");
      }
    };
  }

  private static OutgoingMessage copyFor(String recipient) {
    return new OutgoingMessage(
        List.of(recipient), new FixedContent(SIGNED), "STAMPED for " + recipient, "v1", "0-0+5");
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
  void parksWhatExchangeWillNotTakeFromTheNullSender() {
    ledger.add(Samples.accepted("", NOW, ANN, BOB));
    server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.HELD, "550 5.1.10"));
  }

  @Test
  void keepsTryingWhenExchangeDoesNotKnowTheTenant() {
    add(NOW, ANN);
    server.refuse(ANN, 550, "5.7.64 TenantAttribution; Relay Access Denied");
    assertThat(relay()).hasSize(1);
    clock.advance(Duration.ofMinutes(1));
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
  void parksAfterTwoDaysWhatExchangeNeverSpokeAbout() {
    add(NOW.minus(Duration.ofDays(2)), ANN);
    server.close();
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(messages.kept).containsExactly(MESSAGE_ID);
  }

  @Test
  void reportsAfterTwoDaysWhomExchangePutOff() {
    add(NOW.minus(Duration.ofDays(2)), ANN);
    server.refuse(ANN, 451, "4.7.500 Server busy");
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(report()).contains("Status: 4.4.7").contains("Diagnostic-Code: smtp; 451 4.7.500");
  }

  @Test
  void reportsToTheSenderWhatExchangeWillNotTake() {
    add(NOW, ANN, BOB);
    server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    assertThat(relay()).isEmpty();

    assertThat(entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(entry().recipients())
        .containsExactly(
            new RecipientOutcome(ANN, Outcome.RETURNED, "250"),
            new RecipientOutcome(BOB, Outcome.REPORTED, "550 5.1.10"));
    assertThat(server.deliveries().get(1).mailFrom()).isEmpty();
    assertThat(server.deliveries().get(1).recipients()).containsExactly(LENA);
    assertThat(report())
        .contains("Content-Type: multipart/report; report-type=delivery-status;")
        .contains("Final-Recipient: rfc822; bob@example.org\r\nAction: failed\r\nStatus: 5.1.10")
        .contains("X-Countersign-Processed: 1\r\n")
        .doesNotContain(ANN + ":", "X-Countersign-Tenant");

    assertThat(relay()).as("again").isEmpty();
    assertThat(server.deliveries()).hasSize(2);
  }

  @Test
  void triesTheReportAgainUntilExchangeTakesIt() {
    add(NOW, BOB);
    server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    server.refuse(LENA, 451, "4.3.2 Try later");
    assertThat(relay()).hasSize(1);
    assertThat(entry().state()).isEqualTo(MessageState.ACCEPTED);

    server.accept(LENA);
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.REPORTED);
    assertThat(server.recipientsTried()).containsExactly(BOB, LENA, LENA);
  }

  @Test
  void parksWhatCannotBeReportedEither() {
    add(NOW, BOB);
    server.refuse(BOB, 550, "5.1.10 RecipientNotFound");
    server.refuse(LENA, 550, "5.1.10 RecipientNotFound");
    assertThat(relay()).isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(messages.kept).containsExactly(MESSAGE_ID);
  }

  @Test
  void leavesAMessageAloneThatSomebodyElseWorksOn() {
    add(NOW, ANN);
    ledger.lease(MESSAGE_ID, new Lease("other", NOW.plusSeconds(600)), NOW);
    assertThat(relay()).hasSize(1);
    assertThat(queue.deferred).containsExactly(MessageRelay.LOOK_AGAIN);
    assertThat(server.recipientsTried()).isEmpty();

    clock.advance(Duration.ofSeconds(601));
    assertThat(relay()).as("the other was cut off").isEmpty();
    assertThat(entry().state()).isEqualTo(MessageState.RETURNED);
  }

  @Test
  void returnsUnsignedWhatSomebodyReleased() {
    add(NOW, ANN);
    Lease lease = new Lease("me", NOW.plusSeconds(60));
    ledger.lease(MESSAGE_ID, lease, NOW);
    MessageRecord entry = entry();
    ledger.finish(
        entry.with(
            MessageState.ACCEPTED,
            entry.recipients(),
            entry.progress().again(NOW, NOW.plusSeconds(60), true)),
        lease);
    assertThat(relay()).isEmpty();
    assertThat(entry().decision()).isEqualTo("UNSIGNED: released by an administrator");
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
    assertThat(queue.deferred).containsExactly(RelayMessage.AFTER_FAILURE);
  }

  private List<BatchItemFailure> relay() {
    return relay(
        (entry, original) ->
            List.of(
                new OutgoingMessage(
                    Outcomes.pending(entry.recipients()),
                    new FixedContent(SIGNED),
                    "STAMPED",
                    "v1",
                    "0-0+5")));
  }

  private List<BatchItemFailure> relay(MessageSigner signer) {
    return new RelayMessage(parts.relay(signer), queue)
        .handle(Samples.event("RelayMessage", SqsEvent.class))
        .batchItemFailures();
  }

  private void add(Instant receivedAt, String... recipients) {
    ledger.add(Samples.accepted(LENA, receivedAt, recipients));
  }

  private String report() {
    List<ExchangeServer.Delivery> all = server.deliveries();
    return new String(all.get(all.size() - 1).content(), StandardCharsets.UTF_8);
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
