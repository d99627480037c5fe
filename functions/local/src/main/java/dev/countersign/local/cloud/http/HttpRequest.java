package dev.countersign.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request, read whole.
 *
 * @param path as sent, percent-encoded
 * @param rawQuery as sent, without the question mark; empty where there is none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares requests.
public record HttpRequest(
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    String remoteAddress) {

  static HttpRequest of(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    try (InputStream body = exchange.getRequestBody()) {
      String query = exchange.getRequestURI().getRawQuery();
      return new HttpRequest(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getRawPath(),
          query == null ? "" : query,
          headers,
          body.readAllBytes(),
          exchange.getRemoteAddress().getAddress().getHostAddress());
    }
  }

  /** The first value of a header. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** A query parameter's first value, decoded; empty for one without value, null for none. */
  public @Nullable String query(String name) {
    List<String> values = queryParameters().get(name);
    return values == null ? null : values.get(0);
  }

  /** All query parameters, decoded, in the order sent. */
  public Map<String, List<String>> queryParameters() {
    return parseForm(rawQuery);
  }

  /** Reads {@code application/x-www-form-urlencoded} text. */
  public static Map<String, List<String>> parseForm(String encoded) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
