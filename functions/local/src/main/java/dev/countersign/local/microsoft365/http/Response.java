package dev.countersign.local.microsoft365.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP answer. */
public final class Response {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  public Response(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  public static Response json(int status, JsonNode json) {
    return bytes(status, "application/json; charset=utf-8", utf8(json.toString()));
  }

  public static Response html(int status, String page) {
    return bytes(status, "text/html; charset=utf-8", utf8(page));
  }

  public static Response bytes(int status, String type, byte[] body) {
    return new Response(status, Map.of("Content-Type", type), body);
  }

  public static Response redirect(String location) {
    return new Response(302, Map.of("Location", location), new byte[0]);
  }

  public Response with(String header, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(header, value);
    return new Response(status, all, body);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
