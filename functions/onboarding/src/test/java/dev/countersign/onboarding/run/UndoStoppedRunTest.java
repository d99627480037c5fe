package dev.countersign.onboarding.run;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.ConnectionStatus.Waiting;
import dev.countersign.core.connection.Status;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UndoStoppedRunTest {
  private final Parts parts = new Parts();
  private final UndoStoppedRun function =
      new UndoStoppedRun(
          parts.statuses, new StoppedRuns(parts.statuses, parts.executions), parts.runEnd);

  @Test
  void startsAnExecutionThatTakesBackWhatTheStoppedOneMade() {
    parts.await("AwaitSyncScope");

    Events.call(function);

    assertThat(parts.stepFunctions.started).containsOnlyKeys(RUN + "-undo");
    assertThat(parts.stepFunctions.started.get(RUN + "-undo"))
        .contains(SUBSCRIPTION, RUN, "\"Error\":\"ExecutionStopped\"", "\"settleSeconds\":100");
  }

  /** The function that reads people runs up to five minutes; people it wrote later would stay. */
  @Test
  void waitsLongerForTheFunctionThatReadsPeople() {
    parts.statuses.begin(SUBSCRIPTION, RUN);
    parts.statuses.enter(SUBSCRIPTION, RUN, "SynchronizeDirectory");

    Events.call(function);

    assertThat(parts.stepFunctions.started.get(RUN + "-undo")).contains("\"settleSeconds\":310");
  }

  @Test
  void aRunThatSaidItselfHowItEndedIsLeftAlone() {
    parts.await("AwaitSyncScope");
    parts.statuses.failed(SUBSCRIPTION, RUN, new FailureReason("Code", "Text.", "AwaitSyncScope"));

    Events.call(function);

    assertThat(parts.stepFunctions.started).isEmpty();
    assertThat(parts.statuses.find(SUBSCRIPTION).failure())
        .extracting(FailureReason::code)
        .isEqualTo("Code");
  }

  @Test
  void anUndoingThatIsStoppedItselfEndsTheRunAndSaysWhatToLookFor() {
    parts.await("AwaitSyncScope");
    Events.call(function);
    parts.stepFunctions.abort(RUN + "-undo");

    Events.call(function);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.FAILED);
    assertThat(parts.statuses.find(SUBSCRIPTION).failure())
        .extracting(FailureReason::message)
        .asString()
        .contains("was stopped", "Not everything");
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitSyncScope")).isFalse();
  }

  /** The status said CONNECTED, and everything was taken back. */
  @Test
  void aRunThatIsTakenBackIsNotConnectedByWhatStillRuns() {
    SecretName tokens = new SecretName(SUBSCRIPTION, RUN, "ExchangeTokens");
    parts.await("EnableRules");
    parts.secrets.save(tokens, "{}", Duration.ofDays(1));
    Events.call(function);

    assertThatThrownBy(
            () -> Events.call(new MarkConnected(parts.statuses, parts.bypasses, parts.runEnd)))
        .isInstanceOf(PermanentFailure.class);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(parts.secrets.find(tokens)).as("taking back needs them").isPresent();
  }

  /** The event of its end was read before, and what it had connected was taken back. */
  @Test
  void aRunThatConnectsBeforeItIsTakenBackStaysConnected() {
    parts.await("MarkConnected");
    parts.stepFunctions.beforeDescribing = () -> parts.statuses.connected(SUBSCRIPTION, RUN);

    Events.call(function);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.CONNECTED);
    assertThat(parts.statuses.find(SUBSCRIPTION).waiting()).isNull();
    assertThat(parts.stepFunctions.started).isEmpty();
  }

  /** The administrator's tokens stayed for a week. */
  @Test
  void aRunThatWasStoppedWhileItClearedUpLeavesNoTokens() {
    SecretName tokens = new SecretName(SUBSCRIPTION, RUN, "ExchangeTokens");
    parts.await("MarkConnected");
    parts.secrets.save(tokens, "{}", Duration.ofDays(1));
    parts.statuses.connected(SUBSCRIPTION, RUN);

    Events.call(function);

    assertThat(parts.secrets.find(tokens)).isEmpty();
    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.CONNECTED);
    assertThat(parts.stepFunctions.started).isEmpty();
  }

  /** What a function that was still running waited for took the place of that. */
  @Test
  void itStaysSaidThatItIsTakenBack() {
    parts.await("EnableOrganizationCustomization");
    Events.call(function);

    parts.statuses.waiting(SUBSCRIPTION, RUN, "OrganizationDehydrated", "Microsoft prepares.");
    parts.statuses.enter(SUBSCRIPTION, RUN, "UndoProvisioning");

    assertThat(parts.statuses.find(SUBSCRIPTION).waiting())
        .extracting(Waiting::code)
        .isEqualTo("Stopping");
  }
}
