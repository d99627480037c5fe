package dev.countersign.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One HTTP answer; a header may have several values ({@code Set-Cookie}). */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares responses.
public record HttpResponse(int status, Map<String, List<String>> headers, byte[] body) {
  private static final long NO_BODY = -1;

  public static HttpResponse of(int status, String contentType, byte[] body) {
    return new HttpResponse(status, Map.of("Content-Type", List.of(contentType)), body);
  }

  public static HttpResponse text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  public static HttpResponse json(int status, String json) {
    return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), new byte[0]);
  }

  /** The same with one more header value. */
  public HttpResponse with(String name, String value) {
    Map<String, List<String>> all = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(all.getOrDefault(name, List.of()));
    values.add(value);
    all.put(name, values);
    return new HttpResponse(status, all, body);
  }

  void send(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().putAll(headers);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head || body.length == 0) {
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
