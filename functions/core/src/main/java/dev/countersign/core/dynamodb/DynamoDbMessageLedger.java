package dev.countersign.core.dynamodb;

import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ledger in the messages table. Entries expire (TTL attribute {@code expiresAt}). While a
 * message is on its way or parked, it has {@code openFor}, the key of index {@code open}: the index
 * holds no others and stays small.
 */
public final class DynamoDbMessageLedger implements MessageLedger {
  /** After its end. Long enough to say where mail is, short enough to keep little about people. */
  static final Duration RETENTION = Duration.ofDays(30);

  /**
   * Of what nobody has decided about yet; the bucket keeps parked messages longer, for a late
   * retry.
   */
  static final Duration PARKED_RETENTION = Duration.ofDays(90);

  private static final String LEASABLE =
      "messageState = :accepted AND (attribute_not_exists(leaseOwner) OR leaseOwner = :owner"
          + " OR leaseUntil < :now)";
  private static final String OWNED = "leaseOwner = :owner";

  private final Table table;
  private final DynamoDbMessageSearch search;

  public DynamoDbMessageLedger(Table table, DynamoDbClient dynamoDb, String tableName) {
    this.table = table;
    this.search = new DynamoDbMessageSearch(dynamoDb, tableName);
  }

  @Override
  public boolean add(MessageRecord message) {
    return table.putIfAbsent(write(message));
  }

  @Override
  public Optional<MessageRecord> find(String messageId) {
    return table.find(messageId, MessageItems.ITEM).map(MessageItems::read);
  }

  @Override
  public Optional<MessageRecord> lease(String messageId, Lease lease, Instant now) {
    return table
        .update(
            messageId,
            MessageItems.ITEM,
            "SET leaseOwner = :owner, leaseUntil = :until ADD begun :one",
            LEASABLE,
            Map.of(
                ":accepted", AttributeValue.fromS(MessageState.ACCEPTED.name()),
                ":owner", AttributeValue.fromS(lease.owner()),
                ":until", AttributeValue.fromS(Item.time(lease.until())),
                ":one", AttributeValue.fromN("1"),
                ":now", AttributeValue.fromS(Item.time(now))))
        .map(MessageItems::read);
  }

  @Override
  public boolean save(MessageRecord message, Lease lease) {
    Item item = write(message).with("leaseOwner", lease.owner()).with("leaseUntil", lease.until());
    return table.putIf(item, OWNED, Map.of(":owner", lease.owner()));
  }

  @Override
  public boolean finish(MessageRecord message, Lease lease) {
    if (table.putIf(write(message), OWNED, Map.of(":owner", lease.owner()))) {
      return true;
    }
    // The answer to an earlier try of the same write may have been lost on its way.
    return find(message.messageId()).filter(found -> isSame(found, message)).isPresent();
  }

  private static boolean isSame(MessageRecord found, MessageRecord written) {
    return found.state() == written.state()
        && found.attempts() == written.attempts()
        && found.recipients().equals(written.recipients());
  }

  @Override
  public boolean reopen(MessageRecord message) {
    return table.putIf(
        write(message), "messageState = :parked", Map.of(":parked", MessageState.PARKED.name()));
  }

  @Override
  public void due(String messageId, Instant at) {
    table.update(
        messageId,
        MessageItems.ITEM,
        "SET dueAt = :at",
        "messageState = :accepted",
        Map.of(
            ":at", AttributeValue.fromS(Item.time(at)),
            ":accepted", AttributeValue.fromS(MessageState.ACCEPTED.name())));
  }

  @Override
  public List<MessageRecord> since(String subscriptionId, Instant since) {
    return search.since(subscriptionId, since);
  }

  private Item write(MessageRecord message) {
    boolean parked = message.state() == MessageState.PARKED;
    boolean open = parked || message.state() == MessageState.ACCEPTED;
    Item item =
        MessageItems.write(table.item(message.messageId(), MessageItems.ITEM), message)
            .withExpiry(lastDecided(message).plus(parked ? PARKED_RETENTION : RETENTION));
    return open ? item.with("openFor", message.subscriptionId()) : item;
  }

  /** Not when it came: parked for weeks and then retried, it would be gone on its way. */
  private static Instant lastDecided(MessageRecord message) {
    Instant endedAt = message.progress().endedAt();
    return endedAt == null ? message.progress().tryUntil() : endedAt;
  }
}
