package dev.countersign.onboarding.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.countersign.core.failure.TemporaryFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are none of Exchange's. */
class ExchangeAdminTest {
  private HttpServer server;
  private ExchangeAdmin.Session exchange;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        request -> {
          byte[] bytes = body.getBytes(UTF_8);
          request.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          request.getResponseBody().write(bytes);
          request.close();
        });
    server.start();
    exchange =
        new ExchangeAdmin(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .session("6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95", new Credential("token", ""));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** It was taken for "there is none": rules of ours would have been left enabled. */
  @ParameterizedTest
  @ValueSource(strings = {"<html>Sign in to the network</html>", "\"\"", "{\"value\":[{"})
  void aPageInItsPlaceDoesNotMeanThatThereIsNothing(String answer) {
    body = answer;

    assertThatThrownBy(() -> exchange.invoke("Get-TransportRule", Map.of()))
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("ExchangeUnavailable");
  }

  @Test
  void someCmdletsSayNothing() {
    assertThat(exchange.invoke("Remove-TransportRule", Map.of("Identity", "x"))).isEmpty();
  }
}
