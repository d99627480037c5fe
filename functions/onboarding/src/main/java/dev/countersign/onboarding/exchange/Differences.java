package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares what we want with what a {@code Get-…} cmdlet shows. Exchange shows some values in
 * another form than it takes them: sizes as {@code 22.5 MB (23,592,960 bytes)}, address spaces with
 * their cost ({@code smtp:*;1}), names in another case.
 */
final class Differences {
  private static final Pattern SIZE = Pattern.compile(".*\\(([0-9,]+) bytes\\)");
  private static final Pattern COST = Pattern.compile("(?i)(smtp:.*);[0-9]+");

  private Differences() {}

  /** The wanted properties that are not so yet. */
  static Map<String, Object> between(Map<String, Object> wanted, JsonNode actual) {
    Map<String, Object> differences = new TreeMap<>();
    wanted.forEach(
        (name, value) -> {
          if (!normal(value).equals(normal(actual.path(name)))) {
            differences.put(name, value);
          }
        });
    return differences;
  }

  private static List<String> normal(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(item -> normalText(item.toString())).sorted().toList();
    }
    return List.of(normalText(value.toString()));
  }

  private static List<String> normal(JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      return List.of(normalText(value.asText()));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(normalText(item.asText())));
    return texts.stream().sorted().toList();
  }

  private static String normalText(String text) {
    Matcher size = SIZE.matcher(text);
    if (size.matches()) {
      return size.group(1).replace(",", "");
    }
    Matcher cost = COST.matcher(text);
    return (cost.matches() ? cost.group(1) : text).toLowerCase(Locale.ROOT);
  }
}
