package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.ManualClock;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.AcceptMessage.Accepted;
import java.util.Optional;

/** AcceptMessage for a connected organisation, and the event of a message that it sent. */
final class Accepting {
  static final Accepted QUEUED = new Accepted(1, 0, 0);
  static final Accepted REFUSED = new Accepted(0, 1, 0);
  static final Accepted LATER = new Accepted(0, 0, 1);

  final Tables tables = LocalTables.fresh();
  final DynamoDbConnectionStore connections = new DynamoDbConnectionStore(tables.subscriptions());
  final MessageLedger ledger = tables.ledger();
  final InMemoryMessageStore messages = new InMemoryMessageStore();
  final InMemoryRelayQueue queue = new InMemoryRelayQueue();
  final ManualClock clock = new ManualClock();
  final InMemoryAnnouncements announcements = new InMemoryAnnouncements();
  private final Metrics metrics = new Metrics("countersign", clock);
  final AcceptMessage function =
      new AcceptMessage(
          new Acceptance(
              new TenantCheck(connections, clock),
              message -> Optional.empty(),
              messages,
              ledger,
              queue,
              metrics,
              clock),
          announcements,
          metrics);
  private final ObjectNode event = Samples.event("AcceptMessage", ObjectNode.class);

  Accepting() {
    connections.save(Samples.connection());
  }

  void assertRefused(String reason) {
    assertThat(accept()).isEqualTo(REFUSED);
    assertThat(entry().state()).isEqualTo(MessageState.REFUSED);
    assertThat(entry().decision()).isEqualTo(reason);
    assertThat(entry().recipients()).isEmpty();
    assertThat(entry().mailFrom() + entry().sender()).isEmpty();
    assertThat(queue.sent).isEmpty();
  }

  Accepted accept() {
    return function.handle(Samples.read(event.toString(), SesEvent.class));
  }

  /** What our queue hands over, of what was to be announced again. */
  Accepted acceptAgain() {
    ObjectNode record = Json.MAPPER.createObjectNode();
    record.put("messageId", "of SQS").put("receiptHandle", "one").put("eventSource", "aws:sqs");
    record.put("body", announcements.bodies.get(0));
    ObjectNode batch = Json.MAPPER.createObjectNode();
    batch.putArray("Records").add(record);
    return function.handle(Samples.read(batch.toString(), SesEvent.class));
  }

  MessageRecord entry() {
    return ledger.find(MESSAGE_ID).orElseThrow();
  }

  ObjectNode ses() {
    return (ObjectNode) event.at("/Records/0/ses");
  }

  ObjectNode mail() {
    return (ObjectNode) ses().get("mail");
  }

  ArrayNode headers() {
    return (ArrayNode) mail().get("headers");
  }

  ObjectNode header(String name) {
    for (var header : headers()) {
      if (header.get("name").asText().equals(name)) {
        return (ObjectNode) header;
      }
    }
    throw new IllegalStateException(name);
  }
}
