package dev.countersign.core.dynamodb;

import dev.countersign.core.failure.TemporaryFailure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Items of several tables, read consistently with one request. */
final class BatchRead {
  /** DynamoDB hands back what did not fit or was throttled; more often than this is an outage. */
  private static final int MOST_REQUESTS = 5;

  private final Map<Table, Set<Map<String, AttributeValue>>> wanted = new HashMap<>();
  private final Map<Table, Map<Map<String, AttributeValue>, Item>> found = new HashMap<>();

  /**
   * Asks for an item.
   *
   * @param table the same object for all items of a table
   */
  void want(Table table, String partition, String sort) {
    wanted.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(table.key(partition, sort));
  }

  /**
   * Reads all that is wanted, at most 100 items.
   *
   * @throws TemporaryFailure if DynamoDB does not give some
   */
  void run(DynamoDbClient dynamoDb) {
    Map<String, KeysAndAttributes> left = new HashMap<>();
    wanted.forEach(
        (table, keys) ->
            left.put(
                table.name(), KeysAndAttributes.builder().keys(keys).consistentRead(true).build()));
    for (int i = 0; i < MOST_REQUESTS && !left.isEmpty(); i++) {
      BatchGetItemResponse response = dynamoDb.batchGetItem(get -> get.requestItems(left));
      wanted.keySet().forEach(table -> collect(table, response));
      left.clear();
      left.putAll(response.unprocessedKeys());
    }
    if (!left.isEmpty()) {
      throw new TemporaryFailure(
          "Throttled", "The database is busy. It will be tried again.", "unprocessed keys");
    }
  }

  private void collect(Table table, BatchGetItemResponse response) {
    for (Map<String, AttributeValue> item :
        response.responses().getOrDefault(table.name(), List.of())) {
      found.computeIfAbsent(table, t -> new HashMap<>()).put(table.keyOf(item), Item.of(item));
    }
  }

  /** An item that was wanted; empty if there is none. */
  Optional<Item> item(Table table, String partition, String sort) {
    return Optional.ofNullable(found.getOrDefault(table, Map.of()).get(table.key(partition, sort)));
  }
}
