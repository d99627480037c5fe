package dev.countersign.core.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads many items of one table, page by page as they are wanted. Every read is consistent. */
public final class Queries {
  private final DynamoDbClient dynamoDb;
  private final String name;
  private final String partitionKey;
  private final String sortKey;

  Queries(DynamoDbClient dynamoDb, String name, String partitionKey, String sortKey) {
    this.dynamoDb = dynamoDb;
    this.name = name;
    this.partitionKey = partitionKey;
    this.sortKey = sortKey;
  }

  /** The sort keys of a partition that begin so, in their order, read page by page. */
  public Stream<String> keys(String partition, String sortPrefix) {
    return beginning(partition, sortPrefix, "#s").map(item -> item.text(sortKey));
  }

  /**
   * The partitions that have an item with this sort key which fulfils a condition. Reads all of the
   * table: for what is done rarely.
   */
  public Stream<String> scan(String sort, String condition) {
    return dynamoDb
        .scanPaginator(
            scan ->
                scan.tableName(name)
                    .consistentRead(true)
                    .projectionExpression("#p")
                    .filterExpression("#s = :s AND " + condition)
                    .expressionAttributeNames(Map.of("#p", partitionKey, "#s", sortKey))
                    .expressionAttributeValues(Table.strings(Map.of(":s", sort))))
        .items()
        .stream()
        .map(item -> Item.of(item).text(partitionKey));
  }

  /** The items of a partition whose sort key begins so, in the order of their sort keys. */
  public List<Item> list(String partition, String sortPrefix) {
    return stream(partition, sortPrefix).toList();
  }

  /** As {@link #list}, read page by page. */
  public Stream<Item> stream(String partition, String sortPrefix) {
    return beginning(partition, sortPrefix, null);
  }

  private Stream<Item> beginning(String partition, String sortPrefix, @Nullable String projection) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .projectionExpression(projection)
                    .keyConditionExpression("#p = :p AND begins_with(#s, :s)")
                    .expressionAttributeNames(Map.of("#p", partitionKey, "#s", sortKey))
                    .expressionAttributeValues(
                        Table.strings(Map.of(":p", partition, ":s", sortPrefix))))
        .items()
        .stream()
        .map(Item::of);
  }

  /**
   * Items of a partition whose sort keys begin so, in their order.
   *
   * @param after what stands behind the beginning in the key that comes before the first of them
   * @param limit of items
   */
  List<Item> listAfter(String partition, String sortPrefix, String after, int limit) {
    String last = sortPrefix + after;
    return between(partition, last, sortPrefix + "\uffff", limit + 1, true)
        .filter(item -> !item.text(sortKey).equals(last))
        .limit(limit)
        .toList();
  }

  /**
   * Items of a partition whose sort keys lie between two, the last one first.
   *
   * @param from inclusive
   * @param to exclusive
   * @param limit of items
   */
  public List<Item> listBackwards(String partition, String from, String to, int limit) {
    return between(partition, from, to, limit, false)
        .filter(item -> !item.text(sortKey).equals(to))
        .limit(limit)
        .toList();
  }

  /**
   * Items whose sort keys lie between two, both included.
   *
   * @param page how many are read at a time
   */
  private Stream<Item> between(
      String partition, String from, String to, int page, boolean forwards) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(name)
                    .consistentRead(true)
                    .scanIndexForward(forwards)
                    .limit(page)
                    .keyConditionExpression("#p = :p AND #s BETWEEN :from AND :to")
                    .expressionAttributeNames(Map.of("#p", partitionKey, "#s", sortKey))
                    .expressionAttributeValues(
                        Table.strings(Map.of(":p", partition, ":from", from, ":to", to))))
        .items()
        .stream()
        .map(Item::of);
  }
}
