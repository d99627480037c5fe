package dev.countersign.onboarding.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
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

/** What Microsoft says of a code that is shown. */
class PollDeviceCodeTest {
  private final DeviceFlow device = new DeviceFlow();

  @AfterEach
  void stop() {
    device.close();
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

    assertThat(device.refused().code()).isEqualTo(code);
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

    assertThat(device.refused().code()).isEqualTo("AuthorizationExpired");
    assertThat(device.microsoft.forms).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {53003, 530036})
  void offersTheLinkAloneWhenAConditionalAccessPolicyBlocksCodes(int number) {
    device.startCode();
    device.microsoft.refuse("invalid_grant", number);

    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("PENDING");
    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("PENDING");

    JsonNode next = device.next();
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

    assertThat(device.refused().code()).isEqualTo("AuthorizationExpired");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void isTemporaryWhenMicrosoftIsBusy(int status) {
    device.startCode();
    device.microsoft.answer(status, Map.of());

    assertThatThrownBy(() -> Events.call(device.poll)).isInstanceOf(TemporaryFailure.class);
  }
}
