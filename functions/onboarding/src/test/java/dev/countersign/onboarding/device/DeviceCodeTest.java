package dev.countersign.onboarding.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.onboarding.connection.ReadConnection;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCodeTest {
  private final DeviceFlow device = new DeviceFlow();

  @AfterEach
  void stop() {
    device.close();
  }

  @Test
  void asksForACodeAndTellsTheStateMachineNoneOfIt() {
    JsonNode output = device.startCode();

    assertThat(device.microsoft.forms.get(0))
        .containsEntry("client_id", DeviceFlow.CLIENT)
        .containsEntry(
            "scope", "https://outlook.office365.com/.default offline_access openid profile");
    assertThat(output.toString())
        .isEqualTo("{\"status\":\"PENDING\",\"intervalSeconds\":5,\"codes\":1}");
  }

  @Test
  void showsTheCodeToTheAdministratorUntilItExpires() {
    device.startCode();

    JsonNode next = next();
    assertThat(connection().at("/organization/name").asText()).isEqualTo("Brightwater Instruments");
    assertThat(next.path("action").asText()).isEqualTo("ENTER_CODE");
    assertThat(next.has("lastTry")).isFalse();
    assertThat(next.path("userCode").asText()).isEqualTo("ABCD-EFGH");
    assertThat(next.path("verificationUri").asText())
        .isEqualTo("https://microsoft.com/devicelogin");
    assertThat(next.path("expiresAt").asText()).isEqualTo("2026-11-23T10:15:00Z");
    assertThat(next.path("url").asText()).startsWith(Parts.PUBLIC_URL + "/authorization/");

    device.parts.clock.advance(Duration.ofMinutes(15));
    assertThat(next().path("action").asText()).isEqualTo("WAIT");
  }

  @Test
  void saysWhoHasToLookWhenMicrosoftGivesNoCode() {
    device.microsoft.refuse("unauthorized_client", 700016);

    assertThatThrownBy(() -> Events.call(device.start))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("EXCHANGE_CLIENT_ID")
        .hasMessageNotContaining("somebody@");
  }

  /** Step Functions calls again when an answer is lost; somebody may be entering the code. */
  @Test
  void aSecondCallKeepsTheCodeThatIsShown() {
    JsonNode first = device.startCode();

    assertThat(Events.call(device.start)).isEqualTo(first);
    assertThat(device.microsoft.forms).hasSize(1);
    assertThat(shown()).isEqualTo("ABCD-EFGH");
  }

  /** The two codes came from two calls: whoever entered what was shown waited in vain. */
  @Test
  void theCodeThatIsShownIsTheOneThatIsPolledWhenTwoCallsAskAtTheSameTime() {
    device.giveOut("FIRST", "device-1");
    device.giveOut("SECOND", "device-2");
    device.microsoft.meanwhile(() -> Events.call(device.start));

    Events.call(device.start);

    device.microsoft.refuse("authorization_pending", 70016);
    Events.call(device.poll);
    assertThat(shown()).isEqualTo("SECOND");
    assertThat(device.microsoft.forms.get(2)).containsEntry("device_code", "device-2");
  }

  @Test
  void anotherCodeIsAskedForWhenOneHasExpired() {
    device.startCode();
    device.parts.clock.advance(Duration.ofMinutes(15));
    NotAuthorized expired = refused();
    device.giveOut("SECOND", "device-2");

    JsonNode output = device.startAnother(expired);

    assertThat(output.path("codes").asInt()).isEqualTo(2);
    assertThat(shown()).isEqualTo("SECOND");
  }

  @Test
  void anotherCodeIsAskedForWhenMicrosoftDoesNotKnowOneAnyMore() {
    device.startCode();
    device.microsoft.refuse("bad_verification_code", 70000);
    NotAuthorized expired = refused();
    device.giveOut("SECOND", "device-2");

    device.startAnother(expired);

    assertThat(shown()).isEqualTo("SECOND");
  }

  /** The run was over, and the administrator saw a new code or none without a word. */
  @Test
  void saysWithTheNextCodeWhatCameOfTheOneBefore() {
    device.startCode();
    device.authorize(device.microsoft.claimsOfOtherTenant(DeviceFlow.CLIENT));
    NotAuthorized ofOtherTenant = refused();
    device.giveOut("SECOND", "device-2");

    device.startAnother(ofOtherTenant);

    JsonNode next = next();
    assertThat(next.path("userCode").asText()).isEqualTo("SECOND");
    assertThat(next.at("/lastTry/code").asText()).isEqualTo("WrongTenant");
    assertThat(next.at("/lastTry/message").asText())
        .isEqualTo(ofOtherTenant.publicText())
        .contains("another organisation", "thrown away", "Sign in as a Global Administrator");
    assertThat(next.path("text").asText()).startsWith(ofOtherTenant.publicText());
    AuditEntry entry = device.parts.audit.read(Events.SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.action()).isEqualTo("StartDeviceCode");
    assertThat(entry.details()).containsExactly(Map.entry("lastTry", "WrongTenant"));
  }

  private NotAuthorized refused() {
    return catchThrowableOfType(NotAuthorized.class, () -> Events.call(device.poll));
  }

  private JsonNode next() {
    return connection().path("next");
  }

  private JsonNode connection() {
    return Events.body(
        Events.call(new ReadConnection(device.parts.access, device.parts.connections)));
  }

  private String shown() {
    return device
        .parts
        .deviceCodes
        .find(Events.SUBSCRIPTION, Events.RUN)
        .map(DeviceCode::userCode)
        .orElseThrow();
  }

  @Test
  void waitsWhileNobodyHasEnteredTheCode() {
    device.startCode();
    device.microsoft.refuse("authorization_pending", 70016);

    assertThat(Events.call(device.poll).toString())
        .isEqualTo("{\"status\":\"PENDING\",\"intervalSeconds\":5,\"codes\":1}");
    assertThat(device.microsoft.forms.get(1))
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .containsEntry("device_code", "the-device-code");
  }

  @Test
  void slowsDownByFiveSecondsWhenAskedTo() {
    device.startCode();
    device.microsoft.refuse("slow_down", 70017);

    JsonNode output = Events.call(device.poll);

    assertThat(output.path("status").asText()).isEqualTo("PENDING");
    assertThat(output.path("intervalSeconds").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "authorization_declined, AuthorizationDeclined",
    "access_denied, AuthorizationDeclined",
    "expired_token, AuthorizationExpired",
    "bad_verification_code, AuthorizationExpired",
    "invalid_grant, AuthorizationRefused",
    "interaction_required, AuthorizationRefused"
  })
  void throwsAwayACodeThatCameToNothingAndSaysWhy(String error, String code) {
    device.startCode();
    device.microsoft.refuse(error, 70000);

    assertThat(refused().code()).isEqualTo(code);
    assertThat(device.parts.deviceCodes.find(Events.SUBSCRIPTION, Events.RUN)).isEmpty();
  }

  /** No account helps there. */
  @ParameterizedTest
  @ValueSource(strings = {"invalid_client", "unauthorized_client", "invalid_request"})
  void whatIsWrongWithOurRequestEndsTheRun(String error) {
    device.startCode();
    device.microsoft.refuse(error, 700016);

    assertThatThrownBy(() -> Events.call(device.poll))
        .isInstanceOf(PermanentFailure.class)
        .isNotInstanceOf(NotAuthorized.class)
        .hasMessageStartingWith("CodeRefused: ")
        .hasMessageContaining("EXCHANGE_CLIENT_ID");
  }

  @Test
  void doesNotAskMicrosoftAboutACodeThatHasExpired() {
    device.startCode();
    device.parts.clock.advance(Duration.ofMinutes(15));

    assertThat(refused().code()).isEqualTo("AuthorizationExpired");
    assertThat(device.microsoft.forms).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {53003, 530036})
  void offersTheLinkAloneWhenAConditionalAccessPolicyBlocksCodes(int number) {
    device.startCode();
    device.microsoft.refuse("invalid_grant", number);

    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("PENDING");
    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("PENDING");

    JsonNode next = next();
    assertThat(next.path("action").asText()).isEqualTo("AUTHORIZE");
    assertThat(next.path("text").asText()).contains("BlockedByConditionalAccess", "link");
    assertThat(next.path("url").asText()).startsWith(Parts.PUBLIC_URL + "/authorization/");
    assertThat(next.has("userCode")).isFalse();
    assertThat(device.microsoft.forms).hasSize(2);
  }

  @Test
  void triesAnotherCodeAQuarterOfAnHourAfterOneWasBlocked() {
    device.startCode();
    device.microsoft.refuse("invalid_grant", 53003);
    Events.call(device.poll);
    device.parts.clock.advance(Duration.ofMinutes(15));

    assertThat(refused().code()).isEqualTo("AuthorizationExpired");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void isTemporaryWhenMicrosoftIsBusy(int status) {
    device.startCode();
    device.microsoft.answer(status, Map.of());

    assertThatThrownBy(() -> Events.call(device.poll)).isInstanceOf(TemporaryFailure.class);
  }
}
