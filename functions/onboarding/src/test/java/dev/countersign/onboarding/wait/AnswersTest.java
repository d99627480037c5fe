package dev.countersign.onboarding.wait;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

class AnswersTest {
  private static final String STATE = "AwaitSyncScope";
  private static final String OUTPUT = "{\"scope\":\"ALL_USERS\"}";
  private static final Actor ADA = new Actor("user:ada", "Ada");
  private final Parts parts = new Parts();

  @BeforeEach
  void begin() {
    parts.statuses.begin(SUBSCRIPTION, RUN);
  }

  @Test
  void sendsTheAnswerToTheStateThatWaits() {
    waitFor("AQCEAAAAKgAAAAMexampletasktoken");

    send(STATE);

    assertThat(parts.stepFunctions.answers)
        .containsExactly("AQCEAAAAKgAAAAMexampletasktoken " + OUTPUT);
  }

  @Test
  void notesWhoAnsweredWhat() {
    waitFor("token");

    send(STATE);

    AuditEntry entry = parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.actor()).isEqualTo(ADA);
    assertThat(entry.action()).isEqualTo(STATE);
    assertThat(entry.details()).isEqualTo(Map.of("scope", "ALL_USERS"));
    assertThat(entry.at()).isEqualTo(parts.clock.instant());
  }

  @Test
  void showsTheStepThatWaits() {
    waitFor("token");

    ConnectionStatus status = parts.statuses.find(SUBSCRIPTION);
    assertThat(status.step()).isEqualTo(STATE);
  }

  @Test
  void theNewestTokenWins() {
    waitFor("first");
    waitFor("second");

    send(STATE);

    assertThat(parts.stepFunctions.answers).containsExactly("second " + OUTPUT);
  }

  /** A function whose answer was lost stores its token after the one that was called instead. */
  @Test
  void aTokenThatIsNoLongerGoodHidesNoneThatIs() {
    waitFor("good");
    waitFor("of-an-attempt-that-was-given-up");
    parts.stepFunctions.failure =
        (SfnException) TaskTimedOutException.builder().statusCode(400).build();

    send(STATE);

    assertThat(parts.stepFunctions.answers).containsExactly("good " + OUTPUT);
  }

  /** It was forgotten with the one that was no longer good: nobody could answer for seven days. */
  @Test
  void aTokenThatComesWhileAnotherOneIsTriedIsTriedToo() {
    waitFor("of-an-attempt-that-was-given-up");
    parts.stepFunctions.failure =
        (SfnException) TaskTimedOutException.builder().statusCode(400).build();
    parts.stepFunctions.beforeAnswering = () -> waitFor("good");

    send(STATE);

    assertThat(parts.stepFunctions.answers).containsExactly("good " + OUTPUT);
  }

  @Test
  void anAnswerCountsOnce() {
    waitFor("token");
    send(STATE);

    assertThat(refusal(STATE).status()).isEqualTo(409);
    assertThat(parts.stepFunctions.answers).hasSize(1);
  }

  @Test
  void refusesAnAnswerToAnotherStateAndNamesWhereTheRunIs() {
    waitFor("token");

    ApiProblem refusal = refusal("AwaitRoutingScope");

    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.publicText()).contains(STATE);
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void refusesAnAnswerWhenNothingRuns() {
    waitFor("token");
    parts.statuses.connected(SUBSCRIPTION, RUN);

    assertThat(refusal(STATE).code()).isEqualTo("NotWaiting");
  }

  @Test
  void saysWhatToDoWhenStepFunctionsHasGivenUp() {
    waitFor("token");
    parts.stepFunctions.failure =
        (SfnException) TaskTimedOutException.builder().statusCode(400).build();

    ApiProblem refusal = refusal(STATE);

    assertThat(refusal.status()).isEqualTo(409);
    assertThat(refusal.code()).isEqualTo("TooLate");
    assertThat(refusal.publicText()).contains("start again");
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, STATE)).isFalse();
  }

  /** The one that came late was kept, though it was refused and the other one counted. */
  @Test
  void ofTwoAnswersAtOnceWhatIsKeptIsWhatCounts() {
    waitFor("token");
    List<String> kept = new ArrayList<>();

    parts.answers.send(
        ADA,
        SUBSCRIPTION,
        STATE,
        Map.of("scope", "GROUP"),
        run -> {
          ApiProblem late =
              catchThrowableOfType(
                  ApiProblem.class,
                  () ->
                      parts.answers.send(
                          ADA, SUBSCRIPTION, STATE, Map.of("scope", "ALL"), r -> kept.add("ALL")));
          assertThat(late.code()).isEqualTo("NotWaiting");
          kept.add("GROUP");
        });

    assertThat(kept).containsExactly("GROUP");
    assertThat(parts.stepFunctions.answers).containsExactly("token {\"scope\":\"GROUP\"}");
  }

  @Test
  void whoIsCutOffWhileAnsweringHoldsUpNobodyForLong() {
    waitFor("token");
    parts.waitTokens.claim(SUBSCRIPTION, RUN, STATE);
    parts.clock.advance(Duration.ofMinutes(1));

    parts.answers.send(ADA, SUBSCRIPTION, STATE, Map.of("scope", "ALL_USERS"), run -> {});

    assertThat(parts.stepFunctions.answers).containsExactly("token " + OUTPUT);
  }

  @Test
  void whatCouldNotBeKeptCanBeAnsweredAgain() {
    waitFor("token");
    assertThatThrownBy(
            () ->
                parts.answers.send(
                    ADA,
                    SUBSCRIPTION,
                    STATE,
                    Map.of(),
                    run -> {
                      throw new IllegalStateException("away");
                    }))
        .hasMessage("away");

    send(STATE);

    assertThat(parts.stepFunctions.answers).hasSize(1);
  }

  @Test
  void canBeAnsweredAgainAfterStepFunctionsWasUnavailable() {
    waitFor("token");
    parts.stepFunctions.failure = (SfnException) SfnException.builder().statusCode(503).build();

    assertThatThrownBy(() -> send(STATE)).isInstanceOf(SfnException.class);
    send(STATE);

    assertThat(parts.stepFunctions.answers).hasSize(1);
  }

  @Test
  void everyWaitingStateTakesItsSampleEvent() {
    Events.call(new AwaitConsent(parts.statuses, parts.waitTokens));
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitConsent")).isTrue();
    Events.call(new AwaitSyncScope(parts.statuses, parts.waitTokens));
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitSyncScope")).isTrue();
    Events.call(new AwaitRoutingScope(parts.statuses, parts.waitTokens));
    assertThat(parts.answers.isAwaited(SUBSCRIPTION, RUN, "AwaitRoutingScope")).isTrue();
  }

  private void waitFor(String token) {
    new AwaitSyncScope(parts.statuses, parts.waitTokens)
        .handle(new WaitInput(SUBSCRIPTION, RUN, token));
  }

  private void send(String state) {
    parts.answers.send(ADA, SUBSCRIPTION, state, Map.of("scope", "ALL_USERS"));
  }

  private ApiProblem refusal(String state) {
    return catchThrowableOfType(ApiProblem.class, () -> send(state));
  }
}
