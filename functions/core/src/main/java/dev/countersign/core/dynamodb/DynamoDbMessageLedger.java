package dev.countersign.core.dynamodb;

import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The ledger in the messages table. Entries expire (TTL attribute {@code expiresAt}); index {@code
 * bySubscription} lists those of a tenant by time.
 */
public final class DynamoDbMessageLedger implements MessageLedger {
  /** Long enough to answer "where is my mail?", short enough to keep little about people. */
  static final Duration RETENTION = Duration.ofDays(30);

  private static final String ITEM = "MESSAGE";
  private static final String INDEX = "bySubscription";
  private final Table table;
  private final DynamoDbClient dynamoDb;
  private final String tableName;

  public DynamoDbMessageLedger(Table table, DynamoDbClient dynamoDb, String tableName) {
    this.table = table;
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
  }

  @Override
  public boolean add(MessageRecord message) {
    return table.putIfAbsent(write(message));
  }

  @Override
  public Optional<MessageRecord> find(String messageId) {
    return table.find(messageId, ITEM).map(MessageItems::read);
  }

  @Override
  public void save(MessageRecord message) {
    table.put(write(message));
  }

  @Override
  public List<MessageRecord> since(String subscriptionId, Instant since) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(tableName)
                    .indexName(INDEX)
                    .keyConditionExpression("subscriptionId = :s AND receivedAt >= :t")
                    .expressionAttributeValues(
                        Map.of(
                            ":s",
                            AttributeValue.fromS(subscriptionId),
                            ":t",
                            AttributeValue.fromS(Item.time(since)))))
        .items()
        .stream()
        .map(Item::of)
        .map(MessageItems::read)
        .toList();
  }

  private Item write(MessageRecord message) {
    return MessageItems.write(table.item(message.messageId(), ITEM), message)
        .with("expiresAt", message.receivedAt().plus(RETENTION).getEpochSecond());
  }
}
