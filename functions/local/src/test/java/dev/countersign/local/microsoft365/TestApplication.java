package dev.countersign.local.microsoft365;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.local.microsoft365.http.HttpEndpoint;
import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** An application that a browser is sent back to: it notes what it gets. */
public final class TestApplication implements AutoCloseable {
  private final HttpServer server;
  private volatile Parameters received = Parameters.parse("");

  TestApplication() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/callback",
        new HttpEndpoint(
            request -> {
              received = request.query();
              return Response.html(200, "<title>Back</title>Authorization successful");
            }));
    server.start();
  }

  public URI callback() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callback");
  }

  /** The query of the last request. */
  public Parameters received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
