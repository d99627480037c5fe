package dev.countersign.onboarding.disconnect;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.Status;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import org.junit.jupiter.api.Test;

class StartDisconnectingTest {
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  private final Parts parts = new Parts();
  private final StartDisconnecting function =
      new StartDisconnecting(
          parts.access,
          parts.statuses,
          parts.connectionStore,
          parts.executions,
          parts.executions,
          parts.connections,
          parts.audit);

  @Test
  void startsAnExecutionAndSaysThatItGoesOn() {
    connected();

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    JsonNode connection = Events.body(answer);
    assertThat(connection.path("status").asText()).isEqualTo("DISCONNECTING");
    assertThat(parts.stepFunctions.started.get(connection.path("runId").asText()))
        .contains("\"removedByHand\":false");
  }

  @Test
  void theAdministratorMaySayThatExchangeIsDoneByHand() {
    connected();
    ObjectNode event = Events.of(StartDisconnecting.class);
    event.putObject("queryStringParameters").put("removedByHand", "true");

    String runId = Events.body(Events.call(function, event)).path("runId").asText();

    assertThat(parts.stepFunctions.started.get(runId)).contains("\"removedByHand\":true");
  }

  @Test
  void whereNothingIsConnectedThereIsNothingToDo() {
    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("NotConnected");
  }

  @Test
  void twiceIsOnce() {
    connected();
    Events.call(function);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("AlreadyInProgress");
    assertThat(parts.stepFunctions.started).hasSize(1);
  }

  /** Both were told that it had begun, and whether Exchange was left alone was a matter of luck. */
  @Test
  void whoDisconnectsInAnotherWayAtTheSameMomentIsToldSo() {
    connected();
    parts.statuses.beginDisconnecting(SUBSCRIPTION, "run2");
    parts.stepFunctions.beforeStarting =
        () -> {
          parts.stepFunctions.beforeStarting = () -> {};
          parts.executions.start("run2", new ListWhatWasMade.Input(SUBSCRIPTION, "run2", true));
        };

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("AlreadyInProgress");
  }

  @Test
  void aConnectionThatFailedToReconnectCanBeTakenDown() {
    connected();
    parts.statuses.begin(SUBSCRIPTION, "run2");
    parts.statuses.failed(SUBSCRIPTION, "run2", new FailureReason("Code", "Text.", "EnableRules"));

    assertThat(Events.call(function).path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.DISCONNECTING);
  }

  /** The connection could neither be taken down nor made again: both said that it goes on. */
  @Test
  void disconnectingWhoseExecutionEndedWithoutSayingSoBeginsAgain() {
    connected();
    Events.call(function);
    String first = String.valueOf(parts.statuses.find(SUBSCRIPTION).runId());
    parts.stepFunctions.abort(first);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(Events.body(answer).path("runId").asText()).isNotEqualTo(first);
    assertThat(parts.stepFunctions.started).hasSize(2);
  }

  @Test
  void onboardingThatWasCutOffBeforeItsExecutionBeganIsStoppedAllTheSame() {
    parts.statuses.begin(SUBSCRIPTION, "run2");

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.executions.isAlive("run2")).contains(false);
  }

  @Test
  void onboardingWhoseExecutionEndedWithoutSayingSoIsTakenBack() {
    parts.statuses.begin(SUBSCRIPTION, "run2");
    parts.executions.start("run2", "{}");
    parts.stepFunctions.abort("run2");

    Events.call(function);

    assertThat(parts.stepFunctions.started).containsKey("run2-undo");
  }

  @Test
  void onboardingInProgressIsStopped() {
    String runId = "run2";
    parts.statuses.begin(SUBSCRIPTION, runId);
    parts.executions.start(runId, "{}");

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.executions.isAlive(runId)).contains(false);
  }

  /** It said to open the link and sign in, for the minutes until everything was taken back. */
  @Test
  void whoHasStoppedOnboardingIsNotAskedToGoOnWithIt() {
    parts.await("AwaitSyncScope");
    parts.executions.start(RUN, "{}");

    JsonNode connection = Events.body(Events.call(function));

    assertThat(connection.at("/next/action").asText()).isEqualTo("WAIT");
    assertThat(connection.at("/next/text").asText()).startsWith("Onboarding was stopped.");
    assertThat(connection.at("/waiting/code").asText()).isEqualTo("Stopping");
  }

  /** A run that had just connected was taken back, without a word to who uses it. */
  @Test
  void aRunThatEndsWhileItIsStoppedStaysAsItEnded() {
    parts.await("MarkConnected");
    parts.executions.start(RUN, "{}");
    parts.stepFunctions.beforeDescribing =
        () -> {
          parts.statuses.connected(SUBSCRIPTION, RUN);
          parts.stepFunctions.abort(RUN);
        };

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("EndedMeanwhile");
    assertThat(parts.statuses.find(SUBSCRIPTION).waiting()).isNull();
    assertThat(parts.stepFunctions.started).containsOnlyKeys(RUN);
  }

  /** Taking back was cut off and begun anew, and why the run had failed was forgotten. */
  @Test
  void aRunThatIsTakingBackWhatItMadeIsNotStoppedInThat() {
    parts.await("EnableRules");
    parts.executions.start(RUN, "{}");
    parts.statuses.enter(SUBSCRIPTION, RUN, "UndoProvisioning");

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(Events.body(answer).at("/next/text").asText()).contains("being taken back");
    assertThat(parts.executions.isAlive(RUN)).contains(true);
    assertThat(parts.statuses.find(SUBSCRIPTION).waiting()).isNull();
  }

  /** It was connected, and its status said for ever that it was being taken back. */
  @Test
  void aRunThatOnlyHasToClearUpIsNotStopped() {
    parts.await("MarkConnected");
    parts.executions.start(RUN, "{}");
    parts.stepFunctions.beforeDescribing = () -> parts.statuses.connected(SUBSCRIPTION, RUN);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(parts.statuses.find(SUBSCRIPTION).waiting()).isNull();
    assertThat(parts.executions.isAlive(RUN)).contains(true);
  }

  private void connected() {
    parts.consented(TENANT);
    parts.statuses.connected(SUBSCRIPTION, RUN);
  }
}
