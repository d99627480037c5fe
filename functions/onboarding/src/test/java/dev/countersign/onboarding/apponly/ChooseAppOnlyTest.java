package dev.countersign.onboarding.apponly;

import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static dev.countersign.onboarding.testing.LoginStandIn.TENANT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import dev.countersign.onboarding.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an organisation's Exchange Online lets us in; where it does not, see DriftTest. */
class ChooseAppOnlyTest {
  private static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
  private static final byte[] NO_RULES = "{\"value\":[]}".getBytes(UTF_8);

  private final Parts parts = new Parts();
  private final LoginStandIn microsoft = new LoginStandIn(parts.clock);
  private final TestCertificate app = TestCertificate.create();
  private HttpServer exchange;
  private ChooseAppOnly function;

  @BeforeEach
  void start() throws IOException {
    exchange = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exchange.createContext(
        "/adminapi/beta/" + TENANT + "/InvokeCommand",
        request -> {
          request.sendResponseHeaders(200, NO_RULES.length);
          request.getResponseBody().write(NO_RULES);
          request.close();
        });
    exchange.start();
    function =
        new ChooseAppOnly(
            parts.access,
            parts.connectionStore,
            parts.appOnly,
            new AppOnlyCredentials(
                new LoginClient(microsoft.url()),
                new ClientCredential(CLIENT, app::pem, parts.clock)),
            new ExchangeAdmin(URI.create("http://127.0.0.1:" + exchange.getAddress().getPort())),
            parts.audit);
    parts.consented(TENANT);
    microsoft.answer(200, Map.of("access_token", "token", "expires_in", 3600));
  }

  @AfterEach
  void stop() {
    exchange.stop(0);
    microsoft.close();
  }

  @Test
  void allowsItOnceItWasTriedOut() {
    assertThat(allow().path("statusCode").asInt()).isEqualTo(200);
    assertThat(parts.appOnly.isAllowed(SUBSCRIPTION)).isTrue();
  }

  /** It stayed allowed, for whichever organisation connects next. */
  @Test
  void isNotAllowedWhereTheConnectionIsTakenDownMeanwhile() {
    microsoft.meanwhile(this::takeDown);

    JsonNode answer = allow();

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("NotConnected");
    assertThat(parts.appOnly.isAllowed(SUBSCRIPTION)).isFalse();
    assertThat(parts.audit.read(SUBSCRIPTION, null, 10).entries()).isEmpty();
  }

  /** It was tried out in another one. */
  @Test
  void isNotAllowedForTheOrganisationThatHasConnectedMeanwhile() {
    microsoft.meanwhile(
        () -> {
          takeDown();
          parts.consented(LoginStandIn.OTHER_TENANT);
        });

    assertThat(allow().path("statusCode").asInt()).isEqualTo(409);
    assertThat(parts.appOnly.isAllowed(SUBSCRIPTION)).isFalse();
  }

  /** The organisation was told that its consent was withdrawn, and to give permission and role. */
  @Test
  void aCertificateThatMicrosoftDoesNotAcceptIsForWhoRunsTheDeployment() {
    microsoft.forgetAnswers();
    microsoft.refuse("invalid_client", 700027);

    JsonNode answer = allow();

    assertThat(answer.path("statusCode").asInt()).isEqualTo(503);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("AppRefused");
  }

  @Test
  void anAppThatTheOrganisationHasDeletedIsForItsAdministrator() {
    microsoft.forgetAnswers();
    microsoft.refuse("invalid_client", 7000229);

    assertThat(Events.body(allow()).at("/error/code").asText()).isEqualTo("AppOnlyNotPermitted");
  }

  private void takeDown() {
    parts.connectionStore.remove(SUBSCRIPTION);
    parts.appOnly.forbid(SUBSCRIPTION);
  }

  private JsonNode allow() {
    return Events.call(function, Events.of(ChooseAppOnly.class, "{\"allowed\":true}"));
  }
}
