package dev.countersign.onboarding.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.http.ClosingServer;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A POST whose connection ends without an answer may have been carried out: the state machine
 * decides whether it is made again, after looking. The HTTP client must not do that by itself.
 */
class SilentlyRepeatedPostTest {
  private final ClosingServer server = new ClosingServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCmdletIsNotRunTwiceBehindTheStateMachinesBack() {
    ExchangeAdmin.Session session =
        new ExchangeAdmin(server.url()).session("tenant", new Credential("token", ""));
    session.invoke("New-TransportRule", Map.of());

    assertThatThrownBy(() -> session.invoke("New-TransportRule", Map.of()))
        .isInstanceOf(TemporaryFailure.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aCodeIsNotRedeemedTwiceBehindTheStateMachinesBack() {
    LoginClient login = new LoginClient(server.url().toString());
    login.post("/token", Map.of("code", "one"));

    assertThatThrownBy(() -> login.post("/token", Map.of("code", "two")))
        .isInstanceOf(TemporaryFailure.class);
    assertThat(server.requests()).hasSize(2);
  }
}
