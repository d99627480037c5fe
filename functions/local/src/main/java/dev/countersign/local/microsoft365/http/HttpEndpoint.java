package dev.countersign.local.microsoft365.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Carries requests of the JDK's HTTP server to an endpoint, with the faults that are on. */
public final class HttpEndpoint implements HttpHandler {
  private static final Logger LOG = Logger.getLogger(HttpEndpoint.class.getName());

  /** Far above any form, assertion or batch that the real services take. */
  private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  private final Endpoint endpoint;
  private final Faults faults;
  private final IntFunction<Response> errors;

  /**
   * @param errors the service's own error answer for a status
   */
  public HttpEndpoint(Endpoint endpoint, Faults faults, IntFunction<Response> errors) {
    this.endpoint = endpoint;
    this.faults = faults;
    this.errors = errors;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      Fault fault = faults.next(exchange.getRequestURI().getRawPath());
      if (fault != null && fault.dropped()) {
        return;
      }
      send(exchange, fault == null ? answer(exchange, body) : faulty(exchange, body, fault));
    }
  }

  private Response faulty(HttpExchange exchange, byte[] body, Fault fault) {
    try {
      Thread.sleep(fault.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (fault.status() == 0) {
      return answer(exchange, body);
    }
    Response response = errors.apply(fault.status());
    for (Map.Entry<String, String> header : fault.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private Response answer(HttpExchange exchange, byte[] body) {
    if (body.length > MAX_BODY_BYTES) {
      return errors.apply(413);
    }
    try {
      return endpoint.answer(request(exchange, body));
    } catch (IllegalArgumentException e) {
      return errors.apply(400);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The Microsoft 365 stand-in failed", e);
      return errors.apply(500);
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    @Nullable String host = exchange.getRequestHeaders().getFirst("Host");
    String origin = "http://" + (host == null ? "127.0.0.1" : host);
    String target = exchange.getRequestURI().toString();
    return new Request(exchange.getRequestMethod(), target, origin, headers, body);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = response.body();
    boolean bodyless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(response.status(), bodyless ? -1 : body.length);
    if (!bodyless) {
      exchange.getResponseBody().write(body);
    }
  }
}
