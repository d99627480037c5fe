package dev.countersign.onboarding.connection;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartSecretRotationTest {
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  private final Parts parts = new Parts();
  private final AppOnlyAccess appOnly = new AppOnlyAccess(parts.table);
  private final StartSecretRotation function =
      new StartSecretRotation(
          parts.access,
          parts.statuses,
          parts.connectionStore,
          appOnly,
          parts.executions,
          parts.connections,
          parts.audit,
          parts.clock);

  @BeforeEach
  void connect() {
    parts.consented(TENANT);
    save(parts.connectionStore.require(SUBSCRIPTION).withSecretHash("first"));
    parts.statuses.connected(SUBSCRIPTION, RUN);
  }

  @Test
  void asksForASignInUnlessTheAppMayWorkAlone() {
    assertThat(Events.call(function).path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.stepFunctions.started.values())
        .singleElement()
        .asString()
        .contains("\"rotation\":\"SIGN_IN\"");
  }

  @Test
  void asksForNobodyWhereTheAppMayWorkAlone() {
    appOnly.allow(SUBSCRIPTION, false);
    Events.call(function);
    assertThat(parts.stepFunctions.started.values())
        .singleElement()
        .asString()
        .contains("\"rotation\":\"APP_ONLY\"");
  }

  @Test
  void isRefusedWhileAnotherRunGoesOn() {
    Events.call(function);
    assertThat(code()).isEqualTo("AlreadyInProgress");
  }

  @Test
  void isRefusedWhereNothingIsConnected() {
    parts.connectionStore.remove(SUBSCRIPTION);
    assertThat(code()).isEqualTo("NotConnected");
  }

  @Test
  void isRefusedAfterManyRotationsUntilTheirSecretsHaveEnded() {
    for (int i = 0; i < 5; i++) {
      rotate(i);
    }
    assertThat(code()).isEqualTo("RotatedTooOften");

    parts.clock.advance(Connection.SECRET_OVERLAP);
    assertThat(Events.call(function).path("statusCode").asInt()).isEqualTo(202);
  }

  private void rotate(int number) {
    save(
        parts
            .connectionStore
            .require(SUBSCRIPTION)
            .withRotatedSecret("secret" + number, parts.clock.instant()));
  }

  private void save(Connection connection) {
    parts.connectionStore.save(connection);
  }

  private String code() {
    JsonNode answer = Events.call(function);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    return Events.body(answer).at("/error/code").asText();
  }
}
