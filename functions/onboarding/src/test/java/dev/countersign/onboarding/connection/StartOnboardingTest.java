package dev.countersign.onboarding.connection;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

class StartOnboardingTest {
  private final Parts parts = new Parts();
  private final StartOnboarding function =
      new StartOnboarding(
          parts.access,
          parts.statuses,
          parts.executions,
          parts.invitations,
          parts.connections,
          parts.audit);

  @Test
  void startsAnExecutionNamedLikeTheRun() {
    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    JsonNode connection = Events.body(answer);
    String runId = connection.path("runId").asText();
    assertThat(connection.path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(connection.path("executionArn").asText())
        .isEqualTo(
            "arn:aws:states:eu-central-1:123456789012:execution:countersign-onboarding:" + runId);
    assertThat(parts.stepFunctions.started)
        .containsOnlyKeys(runId)
        .containsValue("{\"subscriptionId\":\"" + SUBSCRIPTION + "\",\"runId\":\"" + runId + "\"}");
  }

  @Test
  void givesALinkForTheAdministrator() {
    String url = Events.body(Events.call(function)).path("signInUrl").asText();

    assertThat(url).startsWith(Parts.PUBLIC_URL + "/signin/" + SUBSCRIPTION + ".");
  }

  /** It gave the link, and said that there was nothing to do. */
  @Test
  void saysAtOnceThatTheLinkIsToBeOpened() {
    JsonNode connection = Events.body(Events.call(function));

    assertThat(connection.at("/next/action").asText()).isEqualTo("SIGN_IN");
    assertThat(connection.at("/next/url").asText())
        .isEqualTo(connection.path("signInUrl").asText())
        .isNotEmpty();
  }

  @Test
  void saysWhereTheRunStandsThatIsInProgress() {
    String runId = Events.body(Events.call(function)).path("runId").asText();
    parts.statuses.enter(SUBSCRIPTION, runId, "AwaitSyncScope");

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/message").asText()).contains("AwaitSyncScope");
    assertThat(parts.stepFunctions.started).containsOnlyKeys(runId);
  }

  @Test
  void aRunThatWasCutOffBeforeItsExecutionIsStartedNow() {
    parts.stepFunctions.failure = (SfnException) SfnException.builder().statusCode(503).build();
    JsonNode first = Events.call(function);
    assertThat(first.path("statusCode").asInt()).isEqualTo(503);
    String runId = Objects.requireNonNull(parts.statuses.find(SUBSCRIPTION).runId());

    JsonNode second = Events.call(function);

    assertThat(second.path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.stepFunctions.started).containsOnlyKeys(runId);
  }

  @Test
  void aRunWhoseExecutionWasStoppedIsTakenBackBeforeTheNext() {
    String stopped = stoppedRun();

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("TakingBack");
    assertThat(parts.stepFunctions.started.get(stopped + "-undo")).contains("ExecutionStopped");
  }

  @Test
  void aRunThatCouldNotBeTakenBackDoesNotBlockTheNext() {
    String stopped = stoppedRun();
    Events.call(function);
    parts.stepFunctions.abort(stopped + "-undo");

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(Events.body(answer).path("runId").asText()).isNotEqualTo(stopped);
  }

  /** Otherwise a connection that was made just now would be taken back. */
  @Test
  void aRunThatEndsWhileItsExecutionIsAskedForIsNotTakenBack() {
    String ending = stoppedRun();
    parts.stepFunctions.beforeDescribing = () -> parts.statuses.connected(SUBSCRIPTION, ending);

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(parts.stepFunctions.started).doesNotContainKey(ending + "-undo");
  }

  private String stoppedRun() {
    String runId = Events.body(Events.call(function)).path("runId").asText();
    parts.statuses.enter(SUBSCRIPTION, runId, "AwaitConsent");
    parts.stepFunctions.abort(runId);
    return runId;
  }

  @Test
  void whoClicksTwiceIsShownTheSameRun() {
    parts.statuses.begin(SUBSCRIPTION, RUN);
    parts.stepFunctions.beforeStarting =
        () -> {
          parts.stepFunctions.beforeStarting = () -> {};
          parts.executions.start(new RunInput(SUBSCRIPTION, RUN));
        };

    JsonNode answer = Events.call(function);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(202);
    assertThat(Events.body(answer).path("runId").asText()).isEqualTo(RUN);
  }

  @Test
  void startsAgainAfterAConnectionWasMade() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);

    assertThat(Events.call(function).path("statusCode").asInt()).isEqualTo(202);

    ConnectionStatus status = parts.statuses.find(SUBSCRIPTION);
    assertThat(status.status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(status.runId()).isNotEqualTo(RUN);
  }
}
