package dev.countersign.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Runtime API for one invocation (Lambda Developer Guide, "Using the Lambda runtime API"): the
 * first {@code next} ends the initialisation, the {@code response} ends the invocation. With
 * SnapStart, {@code restore/next} ends the initialisation and its answer begins the invocation.
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpServer server;
  private final byte[] event;
  private final CompletableFuture<Long> initialised = new CompletableFuture<>();
  private final CompletableFuture<Long> frozen = new CompletableFuture<>();
  private final CompletableFuture<Answer> answered = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * What the function answered.
   *
   * @param at {@link System#nanoTime}
   * @param failed whether it was an error
   */
  record Answer(long at, boolean failed, String body) {}

  RuntimeApi(String event) throws IOException {
    this.event = event.getBytes(StandardCharsets.UTF_8);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** When the runtime asked for its first event. */
  long initialised() throws IOException {
    return await(initialised);
  }

  /** When the runtime was ready for its snapshot; it is restored at once. */
  long frozen() throws IOException {
    return await(frozen);
  }

  Answer answer() throws IOException {
    return await(answered);
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("The runtime did not answer within " + LIMIT.toSeconds() + " s", e);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    long now = System.nanoTime();
    String path = exchange.getRequestURI().getPath().substring(PREFIX.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("/invocation/next")) {
      next(exchange, now);
      return;
    }
    if (path.equals("/restore/next")) {
      frozen.complete(now);
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    answered.complete(new Answer(now, !path.endsWith("/response"), text));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  /** The second call is answered when this is closed, as a runtime waits for its next event. */
  private void next(HttpExchange exchange, long now) throws IOException {
    if (!initialised.complete(now)) {
      awaitClose();
      return;
    }
    long deadline = System.currentTimeMillis() + LIMIT.toMillis();
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", "application/json");
    headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
    headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    headers.add(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:000000000000:function:measured");
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
