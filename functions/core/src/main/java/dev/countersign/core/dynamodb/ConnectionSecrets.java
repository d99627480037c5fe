package dev.countersign.core.dynamodb;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.Connection.OtherSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The secrets of a connection, as attributes of its item: absent where there are none. */
final class ConnectionSecrets {
  private static final String CURRENT = "secretHash";
  private static final String OTHERS = "otherSecrets";

  private ConnectionSecrets() {}

  static void put(Connection connection, Item item) {
    item.with(CURRENT, connection.secretHash());
    if (!connection.otherSecrets().isEmpty()) {
      item.with(OTHERS, ends(connection.otherSecrets()));
    }
  }

  static @Nullable String current(Item item) {
    return item.find(CURRENT);
  }

  static List<OtherSecret> others(Item item) {
    return item.map(OTHERS).entrySet().stream()
        .map(entry -> new OtherSecret(entry.getKey(), instant(entry.getValue())))
        .sorted(Comparator.comparing(OtherSecret::hash))
        .toList();
  }

  /**
   * Replaces them where they are as they were read.
   *
   * @return whether they were
   */
  static boolean replace(Table table, String itemKey, Connection before, Connection after) {
    List<String> sets = new ArrayList<>(List.of("tenantId = :tenant"));
    List<String> removes = new ArrayList<>();
    List<String> conditions = new ArrayList<>(List.of("tenantId = :tenant"));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":tenant", AttributeValue.fromS(before.tenantId()));
    for (String name : List.of(CURRENT, OTHERS)) {
      AttributeValue seen = attributes(before).get(name);
      AttributeValue next = attributes(after).get(name);
      if (seen == null) {
        conditions.add("attribute_not_exists(" + name + ")");
      } else {
        conditions.add(name + " = :seen_" + name);
        values.put(":seen_" + name, seen);
      }
      if (next == null) {
        removes.add(name);
      } else {
        sets.add(name + " = :" + name);
        values.put(":" + name, next);
      }
    }
    String remove = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
    return table
        .update(
            before.subscriptionId(),
            itemKey,
            "SET " + String.join(", ", sets) + remove,
            String.join(" AND ", conditions),
            values)
        .isPresent();
  }

  private static Map<String, AttributeValue> attributes(Connection connection) {
    Item item = Item.create();
    put(connection, item);
    return item.attributes();
  }

  /** The end of each by its hash; empty where there is none. */
  private static Map<String, String> ends(List<OtherSecret> secrets) {
    Map<String, String> ends = new HashMap<>();
    for (OtherSecret secret : secrets) {
      Instant end = secret.validUntil();
      ends.put(secret.hash(), end == null ? "" : Item.time(end));
    }
    return ends;
  }

  private static @Nullable Instant instant(String time) {
    return time.isEmpty() ? null : Instant.parse(time);
  }
}
