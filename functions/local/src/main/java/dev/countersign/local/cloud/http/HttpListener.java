package dev.countersign.local.cloud.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * An HTTP server on 127.0.0.1 that answers every request with one function of it.
 *
 * <p>The port is bound on construction, so that others can be told the address before the handler
 * that needs them exists; requests before {@link #serve} get 503.
 */
public final class HttpListener implements AutoCloseable {
  private static final HttpResponse STARTING = HttpResponse.text(503, "starting");

  private final HttpServer server;
  private final ExecutorService threads;
  private volatile Function<HttpRequest, HttpResponse> handler = request -> STARTING;

  /**
   * @param port 0 for any free one
   */
  public HttpListener(String name, int port) {
    // Header and body go out in two packets: with Nagle's algorithm each answer waits for an ACK.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    threads = Executors.newCachedThreadPool(DaemonThreads.named(name));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(
          name + " cannot listen on 127.0.0.1:" + port + "; is the port in use?", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Answers from now on with {@code handler}. */
  public void serve(Function<HttpRequest, HttpResponse> requestHandler) {
    handler = requestHandler;
  }

  /** {@code http://127.0.0.1:port}, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = HttpRequest.of(exchange);
      answer(request).send(exchange);
    }
  }

  private HttpResponse answer(HttpRequest request) {
    try {
      return handler.apply(request);
    } catch (RuntimeException e) {
      System.getLogger(HttpListener.class.getName())
          .log(System.Logger.Level.ERROR, "The local handler failed", e);
      return HttpResponse.text(500, "The local stand-in failed: " + e.getClass().getName());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
