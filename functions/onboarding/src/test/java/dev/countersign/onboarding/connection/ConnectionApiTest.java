package dev.countersign.onboarding.connection;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.connection.Broken;
import dev.countersign.core.connection.ConnectionStatus.FailureReason;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionApiTest {
  private final Parts parts = new Parts();
  private final ReadConnection read = new ReadConnection(parts.access, parts.connections);
  private final ChooseSyncScope chooseSyncScope =
      new ChooseSyncScope(parts.access, parts.answers, parts.scopeChoices, parts.directory);
  private final ChooseRoutingScope chooseRoutingScope =
      new ChooseRoutingScope(parts.access, parts.answers, parts.scopeChoices);

  @Test
  void isNotConnectedAtFirst() {
    JsonNode connection = Events.body(Events.call(read));

    assertThat(connection.path("status").asText()).isEqualTo("NOT_CONNECTED");
    assertThat(connection.at("/next/action").asText()).isEqualTo("CONNECT");
  }

  @Test
  void showsTheSignInLinkWhileConsentIsAwaited() {
    parts.await("AwaitConsent");
    String link = Parts.PUBLIC_URL + parts.invitations.keep(SUBSCRIPTION, RUN, "Ada").path();

    JsonNode connection = Events.body(Events.call(read));

    assertThat(connection.path("step").asText()).isEqualTo("AwaitConsent");
    assertThat(connection.at("/steps/0/name").asText()).isEqualTo("AwaitConsent");
    assertThat(connection.at("/next/action").asText()).isEqualTo("SIGN_IN");
    assertThat(connection.at("/next/url").asText()).isEqualTo(link);
    assertThat(connection.at("/next/expiresAt").asText()).isEqualTo("2026-11-30T10:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitSyncScope, CHOOSE_SYNC_SCOPE",
    "AwaitRoutingScope, CHOOSE_ROUTING_SCOPE",
    "AwaitConfirmation, CONFIRM_CHANGES",
    "CreateRoutingRule, WAIT"
  })
  void saysWhatToDoInEachStep(String step, String action) {
    parts.await(step);

    assertThat(Events.body(Events.call(read)).at("/next/action").asText()).isEqualTo(action);
  }

  @Test
  void saysWhatMicrosoftIsWaitedForAndSinceWhen() {
    parts.await("CreateOutboundConnector");
    parts.statuses.waiting(SUBSCRIPTION, RUN, "OrganizationDehydrated", "Up to two days.");

    JsonNode connection = Events.body(Events.call(read));

    assertThat(connection.at("/next/action").asText()).isEqualTo("WAIT");
    assertThat(connection.at("/next/text").asText()).isEqualTo("Up to two days.");
    assertThat(connection.at("/waiting/code").asText()).isEqualTo("OrganizationDehydrated");
    assertThat(connection.at("/waiting/since").asText()).isEqualTo("2026-11-23T10:00:00Z");
  }

  @Test
  void connectedIsTakingEffectUntilAMessageHasGoneThrough() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    JsonNode before = Events.body(Events.call(read)).path("mailFlow");
    parts.clock.advance(Duration.ofMinutes(20));
    parts.returns.note(SUBSCRIPTION, parts.clock.instant());
    JsonNode after = Events.body(Events.call(read)).path("mailFlow");

    assertThat(before.path("state").asText()).isEqualTo("TAKING_EFFECT");
    assertThat(before.path("since").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(after.path("state").asText()).isEqualTo("VERIFIED");
    assertThat(after.path("since").asText()).isEqualTo("2026-11-23T10:20:00Z");
  }

  @Test
  void saysSinceWhenNoMailIsTakenBackAndWhatToDo() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    Instant now = parts.clock.instant();
    parts.breakers.replace(
        SUBSCRIPTION, null, new Broken(now, "CERTIFICATE_EXPIRED", 0, now.plusSeconds(60)));

    JsonNode broken = Events.body(Events.call(read));
    JsonNode mailFlow = broken.path("mailFlow");
    assertThat(broken.at("/next/action").asText()).isEqualTo("REPAIR");
    assertThat(mailFlow.path("state").asText()).isEqualTo("BROKEN");
    assertThat(mailFlow.path("since").asText()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(mailFlow.path("text").asText())
        .contains("(CERTIFICATE_EXPIRED)", "Put a valid client certificate");
  }

  @Test
  void saysWhoLiftsABanOfOurAddress() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    Instant now = parts.clock.instant();
    parts.breakers.replace(
        SUBSCRIPTION, null, new Broken(now, "550 5.7.606", 0, now.plusSeconds(60)));
    assertThat(Events.body(Events.call(read)).at("/mailFlow/text").asText())
        .contains("(550 5.7.606)", "https://sender.office.com");
  }

  @Test
  void aChangedConnectionHasToProveItselfAgain() {
    parts.returns.note(SUBSCRIPTION, parts.clock.instant());
    parts.clock.advance(Duration.ofDays(1));
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);

    assertThat(Events.body(Events.call(read)).at("/mailFlow/state").asText())
        .isEqualTo("TAKING_EFFECT");
  }

  @Test
  void aFailedChangeOfAConnectionLeavesItConnectedAndSaysWhy() {
    parts.await("MarkConnected");
    parts.statuses.connected(SUBSCRIPTION, RUN);
    parts.statuses.begin(SUBSCRIPTION, "run2");
    parts.statuses.takenBack(
        SUBSCRIPTION, "run2", new FailureReason("X", "Why. Connect again.", "CreateRoutingRule"));

    JsonNode connection = Events.body(Events.call(read));

    assertThat(connection.path("status").asText()).isEqualTo("CONNECTED");
    assertThat(connection.at("/failure/message").asText()).isEqualTo("Why. Connect again.");
    assertThat(connection.at("/next/text").asText()).contains("as before");
  }

  @Test
  void nothingIsToDoBetweenAnAnswerAndTheNextStep() {
    parts.await("AwaitSyncScope");
    Events.call(chooseSyncScope);

    assertThat(Events.body(Events.call(read)).at("/next/action").asText()).isEqualTo("WAIT");
  }

  @Test
  void saysWhyItFailedAndWhatToDo() {
    parts.await("VerifyConsent");
    parts.statuses.failed(
        SUBSCRIPTION, RUN, new FailureReason("X", "Why. Connect again.", "VerifyConsent"));

    JsonNode connection = Events.body(Events.call(read));

    assertThat(connection.path("status").asText()).isEqualTo("FAILED");
    assertThat(connection.at("/failure/message").asText()).isEqualTo("Why. Connect again.");
    assertThat(connection.at("/failure/step").asText()).isEqualTo("VerifyConsent");
    assertThat(connection.at("/next/action").asText()).isEqualTo("CONNECT");
  }

  @Test
  void passesTheScopesOn() {
    parts.await("AwaitSyncScope");
    assertThat(Events.call(chooseSyncScope).path("statusCode").asInt()).isEqualTo(202);
    parts.await("AwaitRoutingScope");
    assertThat(Events.call(chooseRoutingScope).path("statusCode").asInt()).isEqualTo(202);

    assertThat(parts.stepFunctions.answers)
        .containsExactly(
            "token-of-AwaitSyncScope {\"scope\":\"ALL_USERS\"}",
            "token-of-AwaitRoutingScope {\"scope\":\"ALL_USERS\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"scope\":null}",
        "{\"scope\":\"EVERYBODY\"}",
        "{\"scope\":[\"x\"]}",
        "{\"scope\":\"all_users\"}"
      })
  void refusesAScopeThatItDoesNotKnow(String body) {
    parts.await("AwaitSyncScope");

    JsonNode answer = Events.call(chooseSyncScope, Events.of(ChooseSyncScope.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/message").asText()).containsIgnoringCase("scope");
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void thereAreNoGroupsBeforeConsent() {
    parts.await("AwaitSyncScope");
    String body = "{\"scope\":\"GROUP\",\"groupId\":\"x\"}";

    JsonNode answer = Events.call(chooseSyncScope, Events.of(ChooseSyncScope.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("NotConsented");
  }

  @Test
  void findsNoGroupThatIsNotNamedByAnIdentifier() {
    parts.consented("6f1d2c3b-8a47-4e5d-9b60-2f7c1e8d4a95");
    parts.await("AwaitRoutingScope");
    String body = "{\"scope\":\"GROUP\",\"groupId\":\"../users\"}";

    JsonNode answer = Events.call(chooseRoutingScope, Events.of(ChooseRoutingScope.class, body));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(400);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("GroupNotFound");
    assertThat(parts.stepFunctions.answers).isEmpty();
  }

  @Test
  void refusesAChoiceThatNothingWaitsFor() {
    JsonNode answer = Events.call(chooseRoutingScope);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(409);
    assertThat(Events.body(answer).at("/error/code").asText()).isEqualTo("NotWaiting");
  }
}
