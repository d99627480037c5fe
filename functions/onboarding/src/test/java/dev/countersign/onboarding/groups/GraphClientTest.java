package dev.countersign.onboarding.groups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphClientTest {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        request -> {
          String token = request.getRequestHeaders().getFirst("Authorization");
          boolean known = "Bearer after the consent".equals(token);
          byte[] body = "{}".getBytes(UTF_8);
          request.sendResponseHeaders(known ? 200 : 403, body.length);
          request.getResponseBody().write(body);
          request.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A token from before the consent was kept for an hour, whatever Graph said. */
  @Test
  void asksForAnotherTokenWhereTheFirstDoesNotLetItIn() {
    Kept tokens = new Kept();
    GraphClient graph =
        new GraphClient(tokens, "http://127.0.0.1:" + server.getAddress().getPort());
    assertThatThrownBy(() -> graph.get("tenant", "/groups"))
        .hasMessageStartingWith("PermissionNotGranted");

    assertThat(graph.get("tenant", "/groups")).isPresent();
  }

  /** Keeps a token until it is told to forget it. */
  private static final class Kept implements GraphClient.Tokens {
    private final Deque<String> tokens =
        new ArrayDeque<>(List.of("before the consent", "after the consent"));

    @Override
    public String token(String tenantId) {
      return tokens.element();
    }

    @Override
    public void forget(String tenantId) {
      tokens.remove();
    }
  }
}
