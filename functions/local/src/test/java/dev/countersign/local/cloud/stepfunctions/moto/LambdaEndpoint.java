package dev.countersign.local.cloud.stepfunctions.moto;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.LambdaInvoker;
import dev.countersign.local.cloud.stepfunctions.LambdaResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lambda's Invoke over HTTP, in front of a {@link LambdaInvoker}. */
final class LambdaEndpoint implements AutoCloseable {
  private static final String PREFIX = "/2015-03-31/functions/";
  private static final String SUFFIX = "/invocations";

  private final LambdaInvoker functions;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  LambdaEndpoint(LambdaInvoker functions) throws IOException {
    this.functions = functions;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(PREFIX, this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String function = path.substring(PREFIX.length(), path.length() - SUFFIX.length());
      try {
        answer(exchange, functions.invoke(function, exchange.getRequestBody().readAllBytes()));
      } catch (AwsError e) {
        exchange.getResponseHeaders().set("X-Amzn-ErrorType", e.code());
        send(exchange, e.status(), "{}".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void answer(HttpExchange exchange, LambdaResult result) throws IOException {
    if (result.functionError()) {
      exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
    }
    send(exchange, 200, result.payload());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
