package dev.countersign.onboarding.connection;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

class RepairConnectionTest {
  private final Parts parts = new Parts();
  private final AppOnlyAccess appOnly = new AppOnlyAccess(parts.table);
  private final RepairConnection function =
      new RepairConnection(
          parts.access,
          parts.statuses,
          parts.connectionStore,
          appOnly,
          parts.executions,
          parts.connections,
          parts.audit);

  @Test
  void somebodyHasToSignIn() {
    connected();

    assertThat(input(Events.call(function))).contains("\"repair\":\"SIGN_IN\"");
  }

  @Test
  void nobodyHasToSignInWhereTheOrganisationAllowsThat() {
    connected();
    appOnly.allow(SUBSCRIPTION, false);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(Events.body(answer).path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(input(answer)).contains("\"repair\":\"APP_ONLY\"");
  }

  @Test
  void whereNothingIsConnectedThereIsNothingToRepair() {
    assertRefused(Events.call(function), "NotConnected");
  }

  @Test
  void whileTheFirstRunIsInProgressThatIsSaid() {
    parts.await("AwaitConsent");

    assertRefused(Events.call(function), "AlreadyInProgress");
    assertThat(parts.stepFunctions.started).isEmpty();
  }

  @Test
  void whileARunIsInProgressNothingIsBegun() {
    connected();
    Events.call(function);

    assertRefused(Events.call(function), "AlreadyInProgress");
    assertThat(parts.stepFunctions.started).hasSize(1);
  }

  /** It answered that another run is in progress, until somebody stopped it. */
  @Test
  void aRepairThatWasCutOffBeforeItsExecutionIsStartedNow() {
    connected();
    parts.stepFunctions.failure = (SfnException) SfnException.builder().statusCode(503).build();
    assertThat(Events.call(function).path("statusCode").asInt()).isEqualTo(503);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(input(answer)).contains("\"repair\":\"SIGN_IN\"");
  }

  /** Both were told that what they wanted had begun, and it was one run of either kind. */
  @Test
  void whoRepairsWhileAnotherBeginsToConnectIsToldSo() {
    connected();
    parts.statuses.begin(SUBSCRIPTION, "run2");
    parts.stepFunctions.beforeStarting =
        () -> {
          parts.stepFunctions.beforeStarting = () -> {};
          parts.executions.start(new RunInput(SUBSCRIPTION, "run2"));
        };

    assertRefused(Events.call(function), "AlreadyInProgress");
    assertThat(parts.stepFunctions.started.get("run2")).doesNotContain("repair");
    assertThat(parts.audit.read(SUBSCRIPTION, null, 10).entries()).isEmpty();
  }

  @Test
  void whatWasStoppedBeforeIsTakenBackFirst() {
    connected();
    String stopped = Events.body(Events.call(function)).path("runId").asText();
    parts.stepFunctions.abort(stopped);

    assertRefused(Events.call(function), "TakingBack");
    assertThat(parts.stepFunctions.started).containsKey(stopped + "-undo");
  }

  private void assertRefused(JsonNode answer, String code) {
    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo(code);
  }

  private String input(JsonNode answer) {
    return parts.stepFunctions.started.getOrDefault(Events.body(answer).path("runId").asText(), "");
  }

  private void connected() {
    parts.connectionStore.save(
        new Connection(
            SUBSCRIPTION,
            "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95",
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            "brightwater.mail.protection.outlook.com",
            SUBSCRIPTION + ".relay.countersign.example",
            "hash"));
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
  }
}
