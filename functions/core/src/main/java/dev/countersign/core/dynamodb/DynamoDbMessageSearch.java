package dev.countersign.core.dynamodb;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Queries of the messages table's indexes {@code bySubscription}, {@code byKey}, {@code open}. */
public final class DynamoDbMessageSearch implements MessageSearch {
  /** DynamoDB's limit for BatchGetItem. */
  private static final int BATCH = 100;

  private static final String BY_SUBSCRIPTION = "bySubscription";
  private static final String BY_KEY = "byKey";
  private static final String OPEN = "open";
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbMessageSearch(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.table = tableName;
  }

  List<MessageRecord> since(String subscriptionId, Instant since) {
    return query(
            BY_SUBSCRIPTION,
            "subscriptionId = :s AND receivedAt >= :t",
            Map.of(":s", subscriptionId, ":t", Item.time(since)))
        .toList();
  }

  @Override
  public List<MessageRecord> sent(
      String subscriptionId, String sender, Instant since, Instant until, int most) {
    Map<String, String> values = new HashMap<>();
    values.put(":s", subscriptionId);
    values.put(":from", Item.time(since));
    values.put(":to", Item.time(until.minusMillis(1)));
    QueryRequest.Builder query =
        request(BY_SUBSCRIPTION, "subscriptionId = :s AND receivedAt BETWEEN :from AND :to")
            .scanIndexForward(false);
    if (!sender.isEmpty()) {
      values.put(":sender", sender);
      query.filterExpression("sender = :sender");
    }
    return since.isBefore(until) ? page(run(query, values), most) : List.of();
  }

  @Override
  public List<MessageRecord> withKey(String messageKey, Instant until, int most) {
    QueryRequest.Builder query =
        request(BY_KEY, "messageKey = :k AND receivedAt < :until").scanIndexForward(false);
    return page(run(query, Map.of(":k", messageKey, ":until", Item.time(until))), most);
  }

  @Override
  public List<MessageRecord> open(String subscriptionId, MessageState state, int most) {
    return run(
            request(OPEN, "openFor = :s").filterExpression("messageState = :state"),
            Map.of(":s", subscriptionId, ":state", state.name()))
        .limit(most)
        .toList();
  }

  /** Reads all that are open: the index has them by when they are due. */
  @Override
  public List<MessageRecord> newestOpen(
      String subscriptionId, MessageState state, Instant until, int most) {
    Stream<MessageRecord> all =
        run(
            request(OPEN, "openFor = :s")
                .filterExpression("messageState = :state AND receivedAt < :until"),
            Map.of(":s", subscriptionId, ":state", state.name(), ":until", Item.time(until)));
    return page(all.sorted(Comparator.comparing(MessageRecord::receivedAt).reversed()), most);
  }

  /** With all of the last one's millisecond: the next page begins before that. */
  private static List<MessageRecord> page(Stream<MessageRecord> sorted, int most) {
    List<MessageRecord> page = new ArrayList<>();
    Iterator<MessageRecord> all = sorted.iterator();
    while (all.hasNext()) {
      MessageRecord next = all.next();
      if (page.size() >= most && !isOfTheMoment(next, page.get(page.size() - 1))) {
        break;
      }
      page.add(next);
    }
    return page;
  }

  private static boolean isOfTheMoment(MessageRecord next, MessageRecord last) {
    return next.receivedAt().equals(last.receivedAt());
  }

  @Override
  public void forEachOpen(Consumer<MessageRecord> action) {
    dynamoDb.scanPaginator(scan -> scan.tableName(table).indexName(OPEN)).items().stream()
        .map(item -> MessageItems.read(Item.of(item)))
        .forEach(action);
  }

  @Override
  public Set<String> known(Set<String> messageIds) {
    Set<String> known = new HashSet<>();
    List<String> all = List.copyOf(messageIds);
    for (int at = 0; at < all.size(); at += BATCH) {
      known.addAll(knownOf(all.subList(at, Math.min(at + BATCH, all.size()))));
    }
    return known;
  }

  private Set<String> knownOf(List<String> messageIds) {
    Set<String> known = new HashSet<>();
    Map<String, KeysAndAttributes> asked = Map.of(table, keys(messageIds));
    while (!asked.isEmpty()) {
      Map<String, KeysAndAttributes> now = asked;
      var answer = dynamoDb.batchGetItem(get -> get.requestItems(now));
      answer
          .responses()
          .getOrDefault(table, List.of())
          .forEach(item -> known.add(Item.of(item).text("messageId")));
      asked = answer.unprocessedKeys();
    }
    return known;
  }

  private static KeysAndAttributes keys(List<String> messageIds) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    for (String id : messageIds) {
      keys.add(Item.create().with("messageId", id).with("item", MessageItems.ITEM).attributes());
    }
    return KeysAndAttributes.builder()
        .keys(keys)
        .projectionExpression("messageId")
        .consistentRead(true)
        .build();
  }

  private Stream<MessageRecord> query(String index, String condition, Map<String, String> values) {
    return run(request(index, condition), values);
  }

  private QueryRequest.Builder request(String index, String condition) {
    return QueryRequest.builder()
        .tableName(table)
        .indexName(index)
        .keyConditionExpression(condition);
  }

  private Stream<MessageRecord> run(QueryRequest.Builder query, Map<String, String> values) {
    Map<String, AttributeValue> attributes =
        values.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, v -> AttributeValue.fromS(v.getValue())));
    return dynamoDb
        .queryPaginator(query.expressionAttributeValues(attributes).build())
        .items()
        .stream()
        .map(item -> MessageItems.read(Item.of(item)));
  }
}
