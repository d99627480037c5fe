package dev.countersign.core.dynamodb;

import dev.countersign.core.failure.TemporaryFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Reads and writes many items of one table with few requests. */
final class BatchItems {
  /** Limits of DynamoDB's BatchGetItem and BatchWriteItem. */
  private static final int MOST_READ = 100;

  private static final int MOST_WRITTEN = 25;

  /** What DynamoDB leaves is asked for again, after 50 ms, 100 ms … 3.2 s. */
  private static final int MOST_TRIES = 8;

  private static final long FIRST_PAUSE_MILLIS = 50;

  private final DynamoDbClient dynamoDb;
  private final String tableName;
  private final String sortKey;
  private final BiFunction<String, String, Map<String, AttributeValue>> key;

  /**
   * @param key makes a primary key of partition and sort key
   */
  BatchItems(
      DynamoDbClient dynamoDb,
      String tableName,
      String sortKey,
      BiFunction<String, String, Map<String, AttributeValue>> key) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
    this.sortKey = sortKey;
    this.key = key;
  }

  /** Those items that are there, by their sort keys. */
  Map<String, Item> find(String partition, Collection<String> sorts) {
    Map<String, Item> found = new HashMap<>();
    List<Map<String, AttributeValue>> keys =
        sorts.stream().distinct().map(sort -> key.apply(partition, sort)).toList();
    for (List<Map<String, AttributeValue>> some : chunks(keys, MOST_READ)) {
      read(some, found);
    }
    return found;
  }

  private void read(List<Map<String, AttributeValue>> keys, Map<String, Item> found) {
    Map<String, KeysAndAttributes> left =
        Map.of(tableName, KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
    for (int tries = 1; !left.isEmpty(); tries++) {
      Map<String, KeysAndAttributes> asked = left;
      BatchGetItemResponse answer = dynamoDb.batchGetItem(get -> get.requestItems(asked));
      for (Map<String, AttributeValue> attributes :
          answer.responses().getOrDefault(tableName, List.of())) {
        Item item = Item.of(attributes);
        found.put(item.text(sortKey), item);
      }
      left = answer.unprocessedKeys();
      pauseIfAnyLeft(left, tries);
    }
  }

  void put(List<Item> items) {
    write(
        items.stream()
            .map(
                item ->
                    WriteRequest.builder().putRequest(put -> put.item(item.attributes())).build())
            .toList());
  }

  void delete(String partition, Collection<String> sorts) {
    write(
        sorts.stream()
            .map(sort -> key.apply(partition, sort))
            .map(keys -> WriteRequest.builder().deleteRequest(delete -> delete.key(keys)).build())
            .toList());
  }

  private void write(List<WriteRequest> requests) {
    for (List<WriteRequest> some : chunks(requests, MOST_WRITTEN)) {
      Map<String, List<WriteRequest>> left = Map.of(tableName, some);
      for (int tries = 1; !left.isEmpty(); tries++) {
        Map<String, List<WriteRequest>> asked = left;
        left = dynamoDb.batchWriteItem(write -> write.requestItems(asked)).unprocessedItems();
        pauseIfAnyLeft(left, tries);
      }
    }
  }

  private static void pauseIfAnyLeft(Map<String, ?> left, int tries) {
    if (left.isEmpty()) {
      return;
    }
    if (tries == MOST_TRIES) {
      throw busy("unprocessed items");
    }
    try {
      Thread.sleep(FIRST_PAUSE_MILLIS << (tries - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy("interrupted");
    }
  }

  private static TemporaryFailure busy(String detail) {
    return new TemporaryFailure(
        "DatabaseBusy",
        "Our database did not take all data at once. Nothing is lost; it is tried again.",
        detail);
  }

  private static <T> List<List<T>> chunks(List<T> all, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return chunks;
  }
}
