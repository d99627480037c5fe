package dev.countersign.local.microsoft365.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Carries requests of the JDK's HTTP server to an endpoint. */
public final class HttpEndpoint implements HttpHandler {
  private static final Logger LOG = Logger.getLogger(HttpEndpoint.class.getName());

  /** Far above any form, assertion or batch that the real services take. */
  private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  private final Endpoint endpoint;

  public HttpEndpoint(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      send(exchange, body.length > MAX_BODY_BYTES ? Response.empty(413) : answer(exchange, body));
    } catch (DroppedConnectionException e) {
      LOG.fine("A connection was dropped on demand");
    }
  }

  private Response answer(HttpExchange exchange, byte[] body) {
    try {
      return endpoint.answer(request(exchange, body));
    } catch (DroppedConnectionException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      return Response.empty(400);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The Microsoft 365 stand-in failed", e);
      return Response.empty(500);
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String origin = "http://" + headers.getOrDefault("Host", "127.0.0.1");
    String target = exchange.getRequestURI().toString();
    return new Request(exchange.getRequestMethod(), target, origin, headers, body);
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    response.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = response.body();
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
