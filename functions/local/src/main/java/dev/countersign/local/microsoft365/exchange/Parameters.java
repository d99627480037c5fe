package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bound parameters of one call, under the names that the cmdlet declares. */
record Parameters(Map<String, @Nullable Object> values) {

  private static final Set<String> NOT_PROPERTIES =
      Set.of("Identity", "Confirm", "WhatIf", "Force");

  boolean has(String name) {
    return values.containsKey(name);
  }

  @Nullable String text(String name) {
    Object value = values.get(name);
    return value == null ? null : value.toString();
  }

  String required(String name) throws CmdletException {
    String value = text(name);
    if (value == null || value.isBlank()) {
      throw CmdletErrors.missingParameter(name);
    }
    return value;
  }

  @Nullable Integer integer(String name) {
    return values.get(name) instanceof Integer number ? number : null;
  }

  boolean flag(String name, boolean otherwise) {
    return values.get(name) instanceof Boolean flag ? flag : otherwise;
  }

  /** The properties to change; edits of lists are applied to what {@code current} holds. */
  Map<String, @Nullable Object> changesOf(Map<String, @Nullable Object> current) {
    Map<String, @Nullable Object> changes = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (!NOT_PROPERTIES.contains(name)) {
            changes.put(
                name, value instanceof ListEdit edit ? apply(edit, current.get(name)) : value);
          }
        });
    return changes;
  }

  private static List<String> apply(ListEdit edit, @Nullable Object current) {
    if (current instanceof List<?> many) {
      return edit.applyTo(many.stream().map(String::valueOf).toList());
    }
    return edit.applyTo(List.of());
  }
}
