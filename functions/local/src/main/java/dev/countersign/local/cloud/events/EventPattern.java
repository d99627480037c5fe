package dev.countersign.local.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * An event pattern with exact values only. Source: Amazon EventBridge User Guide, "Creating event
 * patterns".
 *
 * @param values by path ({@code detail.status}): the event must have one of them there
 */
public record EventPattern(Map<String, List<String>> values) {

  /** Whether an event has, at each path, one of the pattern's values. */
  public boolean matches(JsonNode event) {
    return values.entrySet().stream()
        .allMatch(entry -> entry.getValue().contains(text(event, entry.getKey())));
  }

  private static String text(JsonNode event, String path) {
    JsonNode node = event;
    for (String name : path.split("\\.", -1)) {
      node = node.path(name);
    }
    return node.asText();
  }
}
