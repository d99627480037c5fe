package dev.countersign.core.lambda;

import java.util.List;
import java.util.Map;

/**
 * An answer as API Gateway takes it (payload format 2.0).
 *
 * @param cookies whole {@code Set-Cookie} values
 */
public record ApiResponse(
    int statusCode, Map<String, String> headers, List<String> cookies, String body) {

  /** A JSON answer. */
  public static ApiResponse json(int status, Object body) {
    return of(status, "application/json", Json.write(body));
  }

  /** A page. */
  public static ApiResponse html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page);
  }

  /** A redirect that no cache keeps. */
  public static ApiResponse redirect(String location, List<String> cookies) {
    return new ApiResponse(
        302, Map.of("location", location, "cache-control", "no-store"), cookies, "");
  }

  private static ApiResponse of(int status, String type, String body) {
    return new ApiResponse(
        status, Map.of("content-type", type, "cache-control", "no-store"), List.of(), body);
  }
}
