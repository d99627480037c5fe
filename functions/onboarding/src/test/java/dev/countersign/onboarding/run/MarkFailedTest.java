package dev.countersign.onboarding.run;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.core.connection.Status;
import dev.countersign.core.directory.SynchronizationHealth;
import dev.countersign.onboarding.run.MarkFailedInput.Caught;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkFailedTest {
  private static final String TENANT = "6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95";
  private static final String OURS = "dev.countersign.core.failure.PermanentFailure";
  private final Parts parts = new Parts();
  private final MarkFailed function =
      new MarkFailed(
          parts.statuses,
          parts.connectionStore,
          parts.appOnly,
          parts.synchronizations,
          parts.runEnd);

  @Test
  void saysWhyInTheWordsOfTheFunctionThatFailed() {
    parts.await("PollDeviceCode");

    Events.call(function);

    ConnectionStatus status = parts.statuses.find(SUBSCRIPTION);
    assertThat(status.status()).isEqualTo(Status.FAILED);
    assertThat(status.failure())
        .isEqualTo(
            new FailureReason(
                "WrongTenant",
                "The code was entered with an account of another organisation.",
                "PollDeviceCode"));
  }

  @Test
  void deletesWhatTheRunLeavesBehind() {
    parts.await("AwaitConsent");
    parts.invitations.keep(SUBSCRIPTION, RUN, "Ada");

    Events.call(function);

    assertThat(parts.invitations.find(SUBSCRIPTION, RUN)).isEmpty();
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitConsent")).isFalse();
  }

  /** The next organisation had never allowed it, and repairs asked nobody to sign in. */
  @Test
  void whatAnOrganisationAllowedGoesWithIt() {
    parts.await("CreateInboundConnector");
    parts.appOnly.allow(SUBSCRIPTION, true);
    parts.synchronizations.begin(SUBSCRIPTION, RUN);
    parts.synchronizations.succeeded(SUBSCRIPTION, RUN, null);

    Events.call(function);

    assertThat(parts.appOnly.isAllowed(SUBSCRIPTION)).isFalse();
    assertThat(parts.synchronizations.health(SUBSCRIPTION))
        .isEqualTo(SynchronizationHealth.UNKNOWN);
  }

  @Test
  void whatAnOrganisationAllowedStaysWithOneThatStays() {
    parts.consented(TENANT);
    parts.appOnly.allow(SUBSCRIPTION, true);
    parts.synchronizations.begin(SUBSCRIPTION, RUN);
    parts.synchronizations.succeeded(SUBSCRIPTION, RUN, null);

    Events.call(function);

    assertThat(parts.appOnly.isAllowed(SUBSCRIPTION)).isTrue();
    assertThat(parts.synchronizations.health(SUBSCRIPTION).succeededAt()).isNotNull();
  }

  @Test
  void takesTheWordsOfTheStateMachineItself() {
    assertThat(reason("AuthorizationDeclined", "AuthorizationDeclined: Declined. Connect again."))
        .extracting(FailureReason::code, FailureReason::message)
        .containsExactly("AuthorizationDeclined", "Declined. Connect again.");
  }

  @ParameterizedTest
  @CsvSource({
    "States.Timeout, AwaitConsent, ConsentTimedOut",
    "States.Timeout, AwaitSyncScope, ChoiceTimedOut",
    "States.HeartbeatTimeout, AwaitRoutingScope, ChoiceTimedOut",
    "Sandbox.Timedout, CreateRoutingRule, StepTimedOut"
  })
  void hasWordsOfItsOwnForTimeouts(String error, String step, String code) {
    String sentence = "{\"errorMessage\":\"RequestId: 1 Error: Task timed out\"}";

    // Time-outs have no cause on AWS, an empty one elsewhere, and Lambda's own sentence.
    for (String cause : new String[] {null, "", sentence}) {
      parts.await(step);
      assertThat(reason(error, cause).code()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.lang.OutOfMemoryError | {\"errorMessage\":\"Heap: grace.hopper@brightwater.example\"}",
        "Lambda.Unknown | Cause: something with a token in it",
        "States.Runtime | The JSONPath '$.secret' could not be found",
        OURS + " | {\"errorMessage\":\"no code in it\"}",
        OURS + " | {\"errorType\":\"x\"}",
        OURS + " | []",
        OURS + " | {broken",
        OURS + " | ''",
      })
  void showsNothingOfWhatItDoesNotKnow(String error, String cause) {
    parts.await("VerifyConsent");

    FailureReason reason = reason(error, cause);

    assertThat(reason.code()).isEqualTo("InternalError");
    assertThat(reason.message()).doesNotContain("grace", "token", "secret").contains("Try again");
    assertThat(reason.step()).isEqualTo("VerifyConsent");
  }

  @Test
  void needsNeitherErrorNorFailure() {
    assertThat(function.handle(new MarkFailedInput(SUBSCRIPTION, RUN, null, null)))
        .containsEntry("code", "InternalError");
    assertThat(reason(null, null).code()).isEqualTo("InternalError");
  }

  @Test
  void namesTheStepThatFailedAndNotTheOnesThatTookBack() {
    parts.await("CreateRoutingRule");
    parts.statuses.enter(SUBSCRIPTION, RUN, "UndoProvisioning");
    parts.statuses.enter(SUBSCRIPTION, RUN, "RemoveRelayDomain");
    parts.statuses.enter(SUBSCRIPTION, RUN, "ForgetOrganization");

    assertThat(reason(OURS, null).step()).isEqualTo("CreateRoutingRule");
  }

  @Test
  void saysWhenNotEverythingWasTakenBack() {
    parts.await("CreateRoutingRule");
    Caught failure = new Caught(OURS, "{\"errorMessage\":\"QuotaExceeded: Too many rules.\"}");

    function.handle(new MarkFailedInput(SUBSCRIPTION, RUN, failure, new Caught("X", null)));

    assertThat(Objects.requireNonNull(parts.statuses.find(SUBSCRIPTION).failure()).message())
        .startsWith("Too many rules.")
        .contains("look for objects named Countersign");
  }

  @Test
  void aLateFailureOfAnOldRunChangesNothing() {
    parts.await("AwaitConsent");
    MarkFailedInput late = new MarkFailedInput(SUBSCRIPTION, "an-old-run", null, null);

    function.handle(late);

    assertThat(parts.statuses.find(SUBSCRIPTION).status()).isEqualTo(Status.IN_PROGRESS);
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitConsent")).isTrue();
  }

  private FailureReason reason(@Nullable String error, @Nullable String cause) {
    parts.statuses.begin(SUBSCRIPTION, RUN);
    function.handle(new MarkFailedInput(SUBSCRIPTION, RUN, new Caught(error, cause), null));
    return Objects.requireNonNull(parts.statuses.find(SUBSCRIPTION).failure());
  }
}
