package dev.countersign.local.cloud.template;

import dev.countersign.local.cloud.events.EventPattern;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads event patterns. */
final class EventPatterns {
  private EventPatterns() {}

  /** Of a rule's {@code Pattern}; the local cloud knows exact values only. */
  static EventPattern read(Section pattern) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    collect(pattern, "", values);
    return new EventPattern(values);
  }

  private static void collect(Section at, String prefix, Map<String, List<String>> values) {
    for (String name : at.names()) {
      if (at.isSection(name)) {
        collect(at.section(name), prefix + name + ".", values);
      } else {
        values.put(prefix + name, at.texts(name));
      }
    }
  }
}
