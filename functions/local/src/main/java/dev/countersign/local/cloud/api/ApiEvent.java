package dev.countersign.local.cloud.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.http.HttpRequest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Payload format 2.0 (Amazon API Gateway Developer Guide, Lambda proxy integrations). */
final class ApiEvent {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

  private static final Pattern TEXT =
      Pattern.compile("text/|application/(json|xml|javascript)|[^;]+\\+(json|xml)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApiEvent() {}

  /**
   * @param claims of the token; null for a route without authorizer
   */
  static byte[] of(
      HttpRequest request,
      RouteTable.Match<?> route,
      @Nullable Map<String, String> claims,
      Instant now) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", route.key()).put("rawPath", request.path());
    event.put("rawQueryString", request.rawQuery());
    List<String> cookies = request.headers().getOrDefault("cookie", List.of());
    if (!cookies.isEmpty()) {
      event.set("cookies", JSON.valueToTree(split(cookies)));
    }
    ObjectNode headers = event.putObject("headers");
    request.headers().forEach((name, values) -> putHeader(headers, name, values));
    ObjectNode query = JSON.createObjectNode();
    request.queryParameters().forEach((name, values) -> query.put(name, String.join(",", values)));
    if (!query.isEmpty()) {
      event.set("queryStringParameters", query);
    }
    event.set("requestContext", context(request, route, claims, now));
    if (!route.parameters().isEmpty()) {
      event.set("pathParameters", JSON.valueToTree(route.parameters()));
    }
    putBody(event, request);
    return bytes(event);
  }

  private static List<String> split(List<String> cookies) {
    return cookies.stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .toList();
  }

  private static void putHeader(ObjectNode headers, String name, List<String> values) {
    if (!name.equals("cookie")) {
      headers.put(name, String.join(",", values));
    }
  }

  private static ObjectNode context(
      HttpRequest request,
      RouteTable.Match<?> route,
      @Nullable Map<String, String> claims,
      Instant now) {
    ObjectNode context = JSON.createObjectNode();
    context.put("accountId", "000000000000").put("apiId", "local").put("stage", "$default");
    context.put("domainName", request.header("host")).put("domainPrefix", "local");
    context.put("requestId", UUID.randomUUID().toString()).put("routeKey", route.key());
    context.put("time", TIME.format(now.atOffset(ZoneOffset.UTC)));
    context.put("timeEpoch", now.toEpochMilli());
    if (claims != null) {
      ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
      jwt.set("claims", JSON.valueToTree(claims));
      jwt.putNull("scopes");
    }
    context
        .putObject("http")
        .put("method", request.method())
        .put("path", request.path())
        .put("protocol", "HTTP/1.1")
        .put("sourceIp", request.remoteAddress())
        .put("userAgent", request.header("user-agent"));
    return context;
  }

  /** API Gateway hands on text of these types as it is, and everything else in base64. */
  private static void putBody(ObjectNode event, HttpRequest request) {
    String type = Objects.requireNonNullElse(request.header("content-type"), "");
    boolean text = TEXT.matcher(type.toLowerCase(Locale.ROOT)).lookingAt();
    byte[] body = request.body();
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private static byte[] bytes(ObjectNode event) {
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
