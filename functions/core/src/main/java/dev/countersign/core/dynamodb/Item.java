package dev.countersign.core.dynamodb;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Builds and reads the attributes of one DynamoDB item. Null, blank and empty are left out. */
public final class Item {
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  static final String EXPIRES_AT = "expiresAt";

  private final Map<String, AttributeValue> attributes;

  private Item(Map<String, AttributeValue> attributes) {
    this.attributes = attributes;
  }

  /** A new item. */
  public static Item create() {
    return new Item(new HashMap<>());
  }

  /** An item that was read. */
  public static Item of(Map<String, AttributeValue> attributes) {
    return new Item(new HashMap<>(attributes));
  }

  /** A moment as text that sorts by time: {@link Instant#toString} leaves zeroes out. */
  public static String time(Instant value) {
    return MILLISECONDS.format(value);
  }

  /** As the SDK takes it. */
  public Map<String, AttributeValue> attributes() {
    return attributes;
  }

  public Item with(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(name, AttributeValue.fromS(value));
    }
    return this;
  }

  public Item with(String name, @Nullable Instant value) {
    return with(name, value == null ? null : time(value));
  }

  public Item with(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  public Item with(String name, byte[] value) {
    attributes.put(name, AttributeValue.fromB(SdkBytes.fromByteArray(value)));
    return this;
  }

  /** When the item may go, as DynamoDB's time to live wants it: in seconds since 1970. */
  public Item withExpiry(Instant value) {
    return with(EXPIRES_AT, value.getEpochSecond());
  }

  /** As a list: keeps order and repetitions. */
  public Item with(String name, List<String> values) {
    attributes.put(name, AttributeValue.fromL(values.stream().map(AttributeValue::fromS).toList()));
    return this;
  }

  /** As a set. */
  public Item with(String name, Set<String> values) {
    if (!values.isEmpty()) {
      attributes.put(name, AttributeValue.fromSs(values.stream().sorted().toList()));
    }
    return this;
  }

  public Item with(String name, Map<String, String> values) {
    Map<String, AttributeValue> map = new HashMap<>();
    values.forEach((key, value) -> map.put(key, AttributeValue.fromS(value)));
    attributes.put(name, AttributeValue.fromM(map));
    return this;
  }

  /** A string; null if it is not there. */
  public @Nullable String find(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? null : value.s();
  }

  /** A string; empty if it is not there. */
  public String text(String name) {
    String value = find(name);
    return value == null ? "" : value;
  }

  public @Nullable Instant instant(String name) {
    String value = find(name);
    return value == null ? null : Instant.parse(value);
  }

  public int number(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? 0 : Integer.parseInt(value.n());
  }

  /** When the item expires; long ago if it does not say. DynamoDB deletes it up to days later. */
  public Instant expiry() {
    AttributeValue value = attributes.get(EXPIRES_AT);
    return value == null ? Instant.EPOCH : Instant.ofEpochSecond(Long.parseLong(value.n()));
  }

  public byte[] bytes(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? new byte[0] : value.b().asByteArray();
  }

  public List<String> list(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? List.of() : value.l().stream().map(AttributeValue::s).toList();
  }

  public Set<String> strings(String name) {
    AttributeValue value = attributes.get(name);
    return value == null ? Set.of() : Set.copyOf(value.ss());
  }

  public Map<String, String> map(String name) {
    Map<String, String> map = new HashMap<>();
    AttributeValue value = attributes.get(name);
    if (value != null) {
      value.m().forEach((key, entry) -> map.put(key, entry.s()));
    }
    return map;
  }
}
