package dev.countersign.onboarding.device;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.audit.AuditEntry;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTokensTest {
  private final DeviceFlow device = new DeviceFlow();

  @AfterEach
  void stop() {
    device.close();
  }

  @Test
  void keepsTheTokensAndDeletesTheCodes() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));

    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("AUTHORIZED");

    assertThat(device.tokens.of(SUBSCRIPTION, RUN))
        .isEqualTo(new Credential("access-1", "ada.admin@brightwater.example"));
    assertThat(device.parts.deviceCodes.find(SUBSCRIPTION, RUN)).isEmpty();
  }

  @Test
  void isStillAuthorizedWhenThePollIsRepeated() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);

    assertThat(Events.call(device.poll).path("status").asText()).isEqualTo("AUTHORIZED");
    assertThat(device.microsoft.forms).hasSize(2);
  }

  @Test
  void refusesAnAccountOfAnotherOrganisation() {
    device.startCode();
    device.authorize(device.microsoft.claimsOfOtherTenant(DeviceFlow.CLIENT));

    assertThatThrownBy(() -> Events.call(device.poll))
        .isInstanceOf(NotAuthorized.class)
        .hasMessageContaining("WrongTenant");
    assertThat(device.parts.deviceCodes.find(SUBSCRIPTION, RUN)).isEmpty();
    assertThatThrownBy(() -> device.tokens.of(SUBSCRIPTION, RUN))
        .hasMessageContaining("AuthorizationLost");
  }

  @Test
  void asksForAnotherSignInWhenOneDoesNotProveWhoItWas() {
    device.startCode();
    device.authorize(device.microsoft.claims("another-app"));

    assertThatThrownBy(() -> Events.call(device.poll))
        .isInstanceOf(NotAuthorized.class)
        .hasMessageContaining("AuthorizationRefused");
    assertThat(device.parts.deviceCodes.find(SUBSCRIPTION, RUN)).isEmpty();
  }

  @Test
  void refreshesATokenThatIsAboutToExpire() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);
    device.parts.clock.advance(Duration.ofMinutes(51));
    device.microsoft.answer(200, Map.of("access_token", "access-2", "expires_in", 3600));

    assertThat(device.tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");
    assertThat(device.tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");

    assertThat(device.microsoft.forms).hasSize(3);
    assertThat(device.microsoft.forms.get(2))
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "refresh-1");
  }

  @Test
  void anAccountWhoseTokenDoesNotNameItIsKeptWithoutAName() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT).claim("preferred_username", null));
    Events.call(device.poll);

    assertThat(device.tokens.of(SUBSCRIPTION, RUN)).isEqualTo(new Credential("access-1", ""));
  }

  @Test
  void notesWhoEnteredTheCode() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);

    AuditEntry entry = device.parts.audit.read(SUBSCRIPTION, null, 1).entries().get(0);
    assertThat(entry.action()).isEqualTo("PollDeviceCode");
    assertThat(entry.actor().id())
        .isEqualTo("entra:" + LoginStandIn.TENANT + "/0f3b1c7e-5d2a-4b86-9c41-7e8d9f0a1b2c");
  }

  @Test
  void saysWhatToDoWhenMicrosoftTookTheTokensBack() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);
    device.parts.clock.advance(Duration.ofHours(2));
    device.microsoft.refuse("invalid_grant", 50173);

    assertThatThrownBy(() -> device.tokens.of(SUBSCRIPTION, RUN))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("AuthorizationLost")
        .hasMessageContaining("Try again");
  }

  @Test
  void keepsTheTokensForFourDaysAndNoLonger() {
    device.startCode();
    device.authorize(device.microsoft.claims(DeviceFlow.CLIENT));
    Events.call(device.poll);
    device.parts.clock.advance(Duration.ofDays(3));
    device.microsoft.answer(200, Map.of("access_token", "access-2", "expires_in", 86400));
    assertThat(device.tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");

    device.parts.clock.advance(Duration.ofDays(1));

    assertThatThrownBy(() -> device.tokens.of(SUBSCRIPTION, RUN))
        .hasMessageContaining("AuthorizationLost");
  }
}
