package dev.countersign.onboarding.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A code is asked for and shown. */
class StartDeviceCodeTest {
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

    JsonNode next = device.next();
    assertThat(device.connection().at("/organization/name").asText())
        .isEqualTo("Brightwater Instruments");
    assertThat(next.path("action").asText()).isEqualTo("ENTER_CODE");
    assertThat(next.has("lastTry")).isFalse();
    assertThat(next.path("userCode").asText()).isEqualTo("ABCD-EFGH");
    assertThat(next.path("verificationUri").asText())
        .isEqualTo("https://microsoft.com/devicelogin");
    assertThat(next.path("expiresAt").asText()).isEqualTo("2026-11-23T10:15:00Z");
    assertThat(next.path("url").asText()).startsWith(Parts.PUBLIC_URL + "/authorization/");

    device.parts.clock.advance(Duration.ofMinutes(15));
    assertThat(device.next().path("action").asText()).isEqualTo("WAIT");
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
    assertThat(device.shown()).isEqualTo("ABCD-EFGH");
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
    assertThat(device.shown()).isEqualTo("SECOND");
    assertThat(device.microsoft.forms.get(2)).containsEntry("device_code", "device-2");
  }

  @Test
  void anotherCodeIsAskedForWhenOneHasExpired() {
    device.startCode();
    device.parts.clock.advance(Duration.ofMinutes(15));
    NotAuthorized expired = device.refused();
    device.giveOut("SECOND", "device-2");

    JsonNode output = device.startAnother(expired);

    assertThat(output.path("codes").asInt()).isEqualTo(2);
    assertThat(device.shown()).isEqualTo("SECOND");
  }

  @Test
  void anotherCodeIsAskedForWhenMicrosoftDoesNotKnowOneAnyMore() {
    device.startCode();
    device.microsoft.refuse("bad_verification_code", 70000);
    NotAuthorized expired = device.refused();
    device.giveOut("SECOND", "device-2");

    device.startAnother(expired);

    assertThat(device.shown()).isEqualTo("SECOND");
  }

  /** The run was over, and the administrator saw a new code or none without a word. */
  @Test
  void saysWithTheNextCodeWhatCameOfTheOneBefore() {
    device.startCode();
    device.authorize(device.microsoft.claimsOfOtherTenant(DeviceFlow.CLIENT));
    NotAuthorized ofOtherTenant = device.refused();
    device.giveOut("SECOND", "device-2");

    device.startAnother(ofOtherTenant);

    JsonNode next = device.next();
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
}
