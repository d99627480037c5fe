package dev.countersign.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All that lies in the tables, as text to search in. */
final class StoredData implements AutoCloseable {
  private final DynamoDbClient client =
      DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build();

  /** Every item of every table, one a line. Binary values are shown byte by byte. */
  String dump() {
    return client.listTables().tableNames().stream().map(this::dump).collect(Collectors.joining());
  }

  /** The items of every table that begin with this key, one a line. */
  String dumpOf(String subscriptionId) {
    return dump()
        .lines()
        .filter(line -> line.contains("subscriptionId=" + subscriptionId))
        .collect(Collectors.joining("\n"));
  }

  private String dump(String table) {
    return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
        .map(item -> table + " " + show(item).replace('\n', ' ').replace('\r', ' ') + "\n")
        .collect(Collectors.joining());
  }

  private static String show(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + show(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String show(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case B -> new String(value.b().asByteArray(), ISO_8859_1);
      case M -> "{" + show(value.m()) + "}";
      case L -> value.l().stream().map(StoredData::show).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
