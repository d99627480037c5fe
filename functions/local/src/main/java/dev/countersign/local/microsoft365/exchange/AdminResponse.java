package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes one answer in the shapes of the admin API. */
final class AdminResponse {

  private static final Pattern PAGE_SIZE = Pattern.compile("odata\\.maxpagesize=(\\d+)");
  private static final Pattern SKIP = Pattern.compile("\\$skiptoken=(\\d+)");
  private static final int DEFAULT_PAGE_SIZE = 1000;

  private final HttpExchange exchange;
  private final ObjectMapper json;

  AdminResponse(HttpExchange exchange, ObjectMapper json) {
    this.exchange = exchange;
    this.json = json;
  }

  void result(CmdletResult result, String tenantId) throws IOException {
    int from =
        Math.min(number(SKIP, exchange.getRequestURI().getQuery(), 0), result.value().size());
    int size =
        number(PAGE_SIZE, exchange.getRequestHeaders().getFirst("Prefer"), DEFAULT_PAGE_SIZE);
    int to = Math.min(from + Math.max(size, 1), result.value().size());
    List<Map<String, @Nullable Object>> page = result.value().subList(from, to);
    ObjectNode body = json.createObjectNode();
    String base =
        "http://" + exchange.getRequestHeaders().getFirst("Host") + AdminApi.PATH + tenantId;
    body.put("@odata.context", base + "/$metadata#Collection(Exchange.GenericHashTable)");
    body.put("adminapi.warnings@odata.type", "#Collection(String)");
    body.set("@adminapi.warnings", json.valueToTree(result.warnings()));
    body.set("value", json.valueToTree(page));
    if (to < result.value().size()) {
      body.put("@odata.nextLink", base + "/InvokeCommand?%24skiptoken=" + to);
    }
    send(200, body);
  }

  /**
   * A cmdlet's own error.
   *
   * @param asJson whether the detail is {@code {"Message":…,"TypeName":…}} instead of {@code
   *     code|type|text}; clients of the real service have met both
   */
  void error(CmdletException error, boolean asJson) throws IOException {
    ObjectNode body = json.createObjectNode();
    ObjectNode node = body.putObject("error");
    node.put("code", error.status() == 404 ? "NotFound" : "BadRequest");
    node.put("message", "Error executing cmdlet");
    ObjectNode detail = node.putArray("details").addObject();
    detail.put("code", asJson ? "Context" : "Client");
    detail.put("target", "");
    detail.put("message", asJson ? asJson(error) : error.detail());
    ObjectNode inner = node.putObject("innererror");
    inner.put("message", "Error executing cmdlet");
    inner.put("type", "Microsoft.Exchange.Admin.OData.Core.ODataServiceException");
    ObjectNode internal = inner.putObject("internalexception");
    internal.put("message", error.text());
    internal.put("type", error.type());
    send(error.status(), body);
  }

  private String asJson(CmdletException error) {
    ObjectNode detail = json.createObjectNode();
    detail.put("Message", error.text());
    detail.put("TypeName", error.type());
    detail.putNull("StackTrace");
    detail.putNull("InnerError");
    return detail.toString();
  }

  /** An error of the API, before any cmdlet. */
  void error(int status, String code, String message) throws IOException {
    ObjectNode body = json.createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    send(status, body);
  }

  /** A missing, wrong or expired token: a challenge and no body. */
  void unauthorized() throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "WWW-Authenticate",
            "Bearer client_id=\"00000002-0000-0ff1-ce00-000000000000\", error=\"invalid_token\"");
    exchange.sendResponseHeaders(401, -1);
  }

  void fault(AdminFault fault) throws IOException {
    if (fault.drops()) {
      exchange.close();
      return;
    }
    if (fault.retryAfter() != null) {
      String seconds = Long.toString(fault.retryAfter().toSeconds());
      exchange.getResponseHeaders().set("Retry-After", seconds);
      exchange.getResponseHeaders().set("Rate-Limit-Remaining", "0");
      exchange.getResponseHeaders().set("Rate-Limit-Reset", seconds);
    }
    error(fault.status(), "Fault" + fault.status(), "The server is busy. Please retry later.");
  }

  private void send(int status, ObjectNode body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange
        .getResponseHeaders()
        .set("Content-Type", "application/json;odata.metadata=minimal;odata.streaming=true");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static int number(Pattern pattern, @Nullable String text, int otherwise) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
  }
}
