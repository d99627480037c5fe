package dev.countersign.directory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Login service and Graph over plain HTTP: answers what it was told to, in turn, the last answer
 * for ever, and remembers what it was asked.
 */
final class MicrosoftServer implements AutoCloseable {
  static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";

  /** Instead of a status: the connection ends without an answer. */
  static final int DROPPED = 0;

  private static final String TOKEN =
      """
      {"token_type":"Bearer","expires_in":3599,"access_token":"the-token"}""";

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  MicrosoftServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
    on("POST /" + TENANT + "/oauth2/v2.0/token", 200, TOKEN);
  }

  /** Something happens while this request to Graph is answered. */
  MicrosoftServer meanwhile(String request, Runnable what) {
    meanwhile.put(request, what);
    return this;
  }

  private record Answer(int status, String body, String retryAfter) {}

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Adds an answer to requests of this method and path. */
  MicrosoftServer on(String request, int status, String body) {
    return on(request, status, body, "");
  }

  MicrosoftServer on(String request, int status, String body, String retryAfter) {
    answers
        .computeIfAbsent(request, r -> new ArrayDeque<>())
        .add(new Answer(status, body.replace("$URL", url()), retryAfter));
    return this;
  }

  /** Forgets the answers to these requests. */
  MicrosoftServer forget(String request) {
    answers.remove(request);
    return this;
  }

  /** Method, path and query of every request to Graph, with its body if there was one. */
  List<String> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (request.contains("/v1.0/")) {
      String query = exchange.getRequestURI().getQuery();
      asked.add(request + (query == null ? "" : "?" + query) + (body.isEmpty() ? "" : " " + body));
    }
    meanwhile.getOrDefault(request, () -> {}).run();
    Answer answer = next(request);
    if (answer.status() == DROPPED) {
      exchange.close();
      return;
    }
    if (isStranger(exchange, body)) {
      answer = new Answer(401, error("InvalidAuthenticationToken"), "");
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  private synchronized Answer next(String request) {
    Deque<Answer> queue = answers.get(request);
    if (queue == null) {
      return new Answer(404, error("Request_ResourceNotFound"), "");
    }
    return queue.size() > 1 ? queue.remove() : queue.element();
  }

  private static boolean isStranger(HttpExchange exchange, String body) {
    return exchange.getRequestURI().getPath().startsWith("/v1.0/")
        ? !"Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"))
        : !body.contains("client_assertion=");
  }

  static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"text\"}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
