package dev.countersign.local.microsoft365.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names and values in the form {@code application/x-www-form-urlencoded}, in their order. */
public final class Parameters {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Parameters() {}

  /**
   * Reads a query or a form.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static Parameters parse(@Nullable String encoded) {
    Parameters parameters = new Parameters();
    if (encoded == null || encoded.isEmpty()) {
      return parameters;
    }
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.add(decode(name), decode(value));
    }
    return parameters;
  }

  private void add(String name, String value) {
    if (!name.isEmpty()) {
      values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The first value of that name, or null if there is none or if it is blank. */
  public @Nullable String get(String name) {
    String first = values.getOrDefault(name, List.of("")).get(0);
    return first.isBlank() ? null : first;
  }

  /** All names that were sent. */
  public Set<String> names() {
    return values.keySet();
  }

  /** The first name that was sent more than once: RFC 6749 section 3.1 forbids it. */
  public @Nullable String repeated() {
    return values.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
