package dev.countersign.local.microsoft365.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP request. */
public final class Request {
  private final String method;
  private final String target;
  private final String origin;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * @param target path and query as they were sent, still encoded
   * @param origin scheme, host and port under which the caller knows this server
   */
  public Request(
      String method, String target, String origin, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.target = target;
    this.origin = origin;
    this.headers.putAll(headers);
    this.body = body.clone();
  }

  public String method() {
    return method;
  }

  /** The path, still encoded. */
  public String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  public Parameters query() {
    int question = target.indexOf('?');
    return Parameters.parse(question < 0 ? null : target.substring(question + 1));
  }

  public String origin() {
    return origin;
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as a form; empty if it does not say that it is one. */
  public Parameters form() {
    String type = headers.getOrDefault("Content-Type", "");
    boolean form = type.startsWith("application/x-www-form-urlencoded");
    return Parameters.parse(form ? text() : null);
  }

  public @Nullable String cookie(String name) {
    for (String pair : headers.getOrDefault("Cookie", "").split(";\\s*")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
