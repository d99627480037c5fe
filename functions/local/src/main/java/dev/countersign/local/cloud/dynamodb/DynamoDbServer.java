package dev.countersign.local.cloud.dynamodb;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local in memory on a port of its own. Its own launcher listens on every address, needs a
 * fixed port and sends telemetry; this uses the request handler alone, which does none of it.
 */
public final class DynamoDbServer implements AutoCloseable {
  /** Logging of the libraries inside, which say too much by default. */
  private static final Map<String, String> QUIET =
      Map.of("log4j2.level", "ERROR", "log4j2.StatusLogger.level", "OFF");

  private final Server server;
  private final ServerConnector connector;
  private final LocalDynamoDBServerHandler handler;

  /**
   * @param onRequest is told the operation of every request
   */
  public DynamoDbServer(Consumer<String> onRequest) {
    QUIET.forEach(System::setProperty);
    handler =
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setDaemon(true);
    threads.setName("dynamodb");
    server = new Server(threads);
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Counted(handler, onRequest));
    start();
  }

  private void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
      handler.close();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }

  private static final class Counted extends Handler.Wrapper {
    private final Consumer<String> onRequest;

    Counted(Handler handler, Consumer<String> onRequest) {
      super(handler);
      this.onRequest = onRequest;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      String target = request.getHeaders().get("X-Amz-Target");
      if (target != null) {
        onRequest.accept(target.substring(target.indexOf('.') + 1));
      }
      return super.handle(request, response, callback);
    }
  }
}
