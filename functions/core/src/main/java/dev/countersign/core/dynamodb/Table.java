package dev.countersign.core.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * One DynamoDB table whose key is a partition key and a sort key. Every read is consistent: what
 * one function wrote, the next one must see.
 */
public final class Table {
  private final DynamoDbClient dynamoDb;
  private final String name;
  private final String partitionKey;
  private final String sortKey;

  public Table(DynamoDbClient dynamoDb, String name, String partitionKey, String sortKey) {
    this.dynamoDb = dynamoDb;
    this.name = name;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  /** A client for the region and the credentials that the function runs with. */
  public static DynamoDbClient client() {
    return DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }

  /** A new item with this key. */
  public Item item(String partition, String sort) {
    return Item.create().with(partitionKey, partition).with(sortKey, sort);
  }

  public Optional<Item> find(String partition, String sort) {
    Map<String, AttributeValue> found =
        dynamoDb
            .getItem(get -> get.tableName(name).key(key(partition, sort)).consistentRead(true))
            .item();
    return found.isEmpty() ? Optional.empty() : Optional.of(Item.of(found));
  }

  public void put(Item item) {
    dynamoDb.putItem(put -> put.tableName(name).item(item.attributes()));
  }

  /**
   * Puts an item unless one with its key is there.
   *
   * @return whether it was put
   */
  public boolean putIfAbsent(Item item) {
    return putIf(item, "attribute_not_exists(" + partitionKey + ")", Map.of());
  }

  /** The same, where one that has expired is as good as none: DynamoDB deletes it days later. */
  public boolean putIfAbsent(Item item, Instant now) {
    return putWhere(
        item,
        "attribute_not_exists(" + partitionKey + ") OR " + Item.EXPIRES_AT + " <= :now",
        Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond()))));
  }

  /**
   * Puts an item if a condition holds for the one that is there.
   *
   * @param condition a condition expression whose attribute names are no reserved words
   * @return whether it was put
   */
  public boolean putIf(Item item, String condition, Map<String, String> values) {
    return putWhere(item, condition, strings(values));
  }

  private boolean putWhere(Item item, String condition, Map<String, AttributeValue> values) {
    try {
      dynamoDb.putItem(
          put -> {
            put.tableName(name).item(item.attributes()).conditionExpression(condition);
            if (!values.isEmpty()) {
              put.expressionAttributeValues(values);
            }
          });
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /**
   * Changes an item if a condition holds for it; an item that is not there is not made.
   *
   * @param expression an update expression whose attribute names are no reserved words
   * @param condition the same for the condition
   * @return the item after it; empty if it was not changed
   */
  public Optional<Item> update(
      String partition,
      String sort,
      String expression,
      String condition,
      Map<String, AttributeValue> values) {
    try {
      return Optional.of(
          Item.of(
              dynamoDb
                  .updateItem(
                      update ->
                          update
                              .tableName(name)
                              .key(key(partition, sort))
                              .updateExpression(expression)
                              .conditionExpression(condition)
                              .expressionAttributeValues(values)
                              .returnValues(ReturnValue.ALL_NEW))
                  .attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  public void delete(String partition, String sort) {
    dynamoDb.deleteItem(delete -> delete.tableName(name).key(key(partition, sort)));
  }

  /**
   * Deletes an item if a condition holds for it.
   *
   * @param condition a condition expression whose attribute names are no reserved words
   * @return whether it was deleted
   */
  public boolean deleteIf(
      String partition, String sort, String condition, Map<String, String> values) {
    try {
      dynamoDb.deleteItem(
          delete ->
              delete
                  .tableName(name)
                  .key(key(partition, sort))
                  .conditionExpression(condition)
                  .expressionAttributeValues(strings(values)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Deletes an item and hands over what it held: of several callers, one gets it. */
  public Optional<Item> take(String partition, String sort) {
    Map<String, AttributeValue> taken =
        dynamoDb
            .deleteItem(
                delete ->
                    delete
                        .tableName(name)
                        .key(key(partition, sort))
                        .returnValues(ReturnValue.ALL_OLD))
            .attributes();
    return taken.isEmpty() ? Optional.empty() : Optional.of(Item.of(taken));
  }

  /** Many items of this table, by what their keys have in common. */
  public Queries queries() {
    return new Queries(dynamoDb, name, partitionKey, sortKey);
  }

  /** Many items of this table at once, by their keys. */
  BatchItems batch() {
    return new BatchItems(dynamoDb, name, sortKey, this::key);
  }

  String name() {
    return name;
  }

  /** The primary key of an item, alone. */
  Map<String, AttributeValue> key(String partition, String sort) {
    return Item.create().with(partitionKey, partition).with(sortKey, sort).attributes();
  }

  /** The primary key out of a whole item. */
  Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of(
        partitionKey,
        Objects.requireNonNull(item.get(partitionKey)),
        sortKey,
        Objects.requireNonNull(item.get(sortKey)));
  }

  static Map<String, AttributeValue> strings(Map<String, String> values) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    values.forEach((key, value) -> attributes.put(key, AttributeValue.fromS(value)));
    return attributes;
  }
}
