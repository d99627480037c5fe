package dev.countersign.local.microsoft365.exchange;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One configuration object as a Get cmdlet shows it: named properties, in the order of their
 * cmdlet. Immutable.
 */
public record ExchangeObject(
    String name, UUID guid, Map<String, @Nullable Object> properties, Instant changed) {

  public ExchangeObject {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  static ExchangeObject create(String name, Map<String, @Nullable Object> properties, Instant now) {
    return new ExchangeObject(name, UUID.randomUUID(), properties, now);
  }

  ExchangeObject with(Map<String, @Nullable Object> changes, Instant now) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(properties);
    merged.putAll(changes);
    return new ExchangeObject(name, guid, merged, now);
  }

  ExchangeObject renamed(String newName) {
    return new ExchangeObject(newName, guid, properties, changed);
  }

  /** The same object with the time of another's last change, to compare all else. */
  ExchangeObject unchangedSince(ExchangeObject other) {
    return new ExchangeObject(name, guid, properties, other.changed());
  }

  /** Whether a cmdlet's Identity means this object: by name or by GUID, in any case. */
  public boolean is(String identity) {
    return name.equalsIgnoreCase(identity) || guid.toString().equalsIgnoreCase(identity);
  }

  /** A text property, or null where it is blank. */
  public @Nullable String text(String property) {
    Object value = properties.get(property);
    return value == null ? null : value.toString();
  }

  /** A Boolean property; a blank one is false. */
  public boolean flag(String property) {
    return Boolean.TRUE.equals(properties.get(property));
  }

  /** A property of many texts; a blank one is empty. */
  public List<String> list(String property) {
    Object value = properties.get(property);
    if (value instanceof List<?> many) {
      return many.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  /** A size property in bytes, or null where it is blank. */
  public @Nullable ByteQuantifiedSize size(String property) {
    return properties.get(property) instanceof ByteQuantifiedSize size ? size : null;
  }

  Map<String, @Nullable Object> toOutput() {
    Map<String, @Nullable Object> output = new LinkedHashMap<>();
    output.put("Identity", name);
    output.put("Id", name);
    output.put("Name", name);
    output.put("Guid", guid.toString());
    properties.forEach(
        (key, value) ->
            output.put(key, value instanceof ByteQuantifiedSize size ? size.toString() : value));
    output.put("WhenChangedUTC", changed.toString());
    output.put("IsValid", true);
    output.put("ObjectState", "Unchanged");
    return output;
  }
}
