package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;

import dev.countersign.core.ManualClock;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.mailflow.SqsEvent.BatchItemFailure;
import dev.countersign.mailflow.smtp.ExchangeServer;
import dev.countersign.mailflow.smtp.FixedContent;
import dev.countersign.mailflow.smtp.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** RelayMessage with a server to return to, and a message of Lena's that waits in the bucket. */
final class RelayFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  static final String ANN = "ann@example.net";
  static final String BOB = "bob@example.org";
  private static final byte[] SIGNED =
      "Subject: signed\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);

  final Tables tables = LocalTables.fresh();
  final MessageLedger ledger = tables.ledger();
  final InMemoryMessageStore messages = new InMemoryMessageStore();
  final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  private final TestAuthority authority = new TestAuthority();
  final ExchangeServer server = new ExchangeServer(authority, "localhost");
  final ManualClock clock = new ManualClock(NOW);
  private final RelayParts parts =
      new RelayParts(tables, messages, queue, authority::clientSockets, server.port(), clock);

  RelayFixture() {
    new DynamoDbConnectionStore(tables.subscriptions()).save(Samples.connection());
    byte[] message = Samples.bytes("plain-text.eml");
    byte[] secret =
        ("X-Countersign-Tenant: " + TENANT_VALUE + "\r\n").getBytes(StandardCharsets.US_ASCII);
    messages.put(MESSAGE_ID, concat(secret, message));
  }

  /** The message is accepted for these recipients. */
  void add(Instant receivedAt, String... recipients) {
    ledger.add(Samples.accepted(LENA, receivedAt, recipients));
  }

  /** Lambda is given the queue message; answers with what has to stay in the queue. */
  List<BatchItemFailure> relay() {
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

  List<BatchItemFailure> relay(MessageSigner signer) {
    return new RelayMessage(parts.relay(signer), queue)
        .handle(Samples.event("RelayMessage", SqsEvent.class))
        .batchItemFailures();
  }

  MessageRecord entry() {
    return ledger.find(MESSAGE_ID).orElseThrow();
  }

  /** A signed copy for one of the recipients. */
  static OutgoingMessage copyFor(String recipient) {
    return new OutgoingMessage(
        List.of(recipient), new FixedContent(SIGNED), "STAMPED for " + recipient, "v1", "0-0+5");
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  @Override
  public void close() {
    server.close();
  }
}
