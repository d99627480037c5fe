package dev.countersign.onboarding.device;

import static dev.countersign.onboarding.testing.Events.RUN;
import static dev.countersign.onboarding.testing.Events.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.onboarding.api.ReadConnection;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCodeTest {
  private static final String CLIENT = "fb78d390-0c51-40cd-8e17-fdbfab77341b";
  private final Parts parts = new Parts();
  private final LoginStandIn microsoft = new LoginStandIn(parts.clock);
  private final LoginClient client = new LoginClient(microsoft.url());
  private final ExchangeLogin login = new ExchangeLogin(client, CLIENT);
  private final ExchangeTokens tokens =
      new ExchangeTokens(
          login,
          new IdTokens(client, parts.clock),
          parts.connectionStore,
          parts.secrets,
          parts.clock);
  private final StartDeviceCode start =
      new StartDeviceCode(parts.statuses, login, parts.deviceCodes);
  private final PollDeviceCode poll =
      new PollDeviceCode(parts.statuses, login, parts.deviceCodes, tokens);

  @BeforeEach
  void begin() {
    parts.consented(LoginStandIn.TENANT);
  }

  @AfterEach
  void stop() {
    microsoft.close();
  }

  @Test
  void asksForACodeAndTellsTheStateMachineNoneOfIt() {
    JsonNode output = startCode();

    assertThat(microsoft.forms.get(0))
        .containsEntry("client_id", CLIENT)
        .containsEntry(
            "scope", "https://outlook.office365.com/.default offline_access openid profile");
    assertThat(output.toString())
        .isEqualTo("{\"status\":\"PENDING\",\"intervalSeconds\":5,\"codes\":1}");
  }

  @Test
  void showsTheCodeToTheAdministratorUntilItExpires() {
    startCode();
    ReadConnection read = new ReadConnection(parts.access, parts.connections);

    JsonNode next = Events.body(Events.call(read)).path("next");
    assertThat(next.path("action").asText()).isEqualTo("ENTER_CODE");
    assertThat(next.path("userCode").asText()).isEqualTo("ABCD-EFGH");
    assertThat(next.path("verificationUri").asText())
        .isEqualTo("https://microsoft.com/devicelogin");
    assertThat(next.path("expiresAt").asText()).isEqualTo("2026-11-23T10:15:00Z");

    parts.clock.pass(Duration.ofMinutes(15));
    assertThat(Events.body(Events.call(read)).at("/next/action").asText()).isEqualTo("WAIT");
  }

  @Test
  void saysWhoHasToLookWhenMicrosoftGivesNoCode() {
    microsoft.refuse("unauthorized_client", 700016);

    assertThatThrownBy(() -> Events.call(start))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("EXCHANGE_CLIENT_ID")
        .hasMessageNotContaining("somebody@");
  }

  @Test
  void waitsWhileNobodyHasEnteredTheCode() {
    startCode();
    microsoft.refuse("authorization_pending", 70016);

    assertThat(Events.call(poll).toString())
        .isEqualTo("{\"status\":\"PENDING\",\"intervalSeconds\":5,\"codes\":1}");
    assertThat(microsoft.forms.get(1))
        .containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:device_code")
        .containsEntry("device_code", "the-device-code");
  }

  @Test
  void slowsDownByFiveSecondsWhenAskedTo() {
    startCode();
    microsoft.refuse("slow_down", 70017);

    JsonNode output = Events.call(poll);

    assertThat(output.path("status").asText()).isEqualTo("PENDING");
    assertThat(output.path("intervalSeconds").asInt()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "authorization_declined, DECLINED",
    "access_denied, DECLINED",
    "expired_token, EXPIRED",
    "bad_verification_code, EXPIRED",
    "invalid_grant, EXPIRED"
  })
  void tellsDeclinedFromExpired(String error, String status) {
    startCode();
    microsoft.refuse(error, 70000);

    assertThat(Events.call(poll).path("status").asText()).isEqualTo(status);
  }

  @Test
  void doesNotAskMicrosoftAboutACodeThatHasExpired() {
    startCode();
    parts.clock.pass(Duration.ofMinutes(15));

    assertThat(Events.call(poll).path("status").asText()).isEqualTo("EXPIRED");
    assertThat(microsoft.forms).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {53003, 530036})
  void namesTheConditionalAccessPolicyThatBlocksCodes(int number) {
    startCode();
    microsoft.refuse("invalid_grant", number);

    assertThatThrownBy(() -> Events.call(poll))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("BlockedByConditionalAccess");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void isTemporaryWhenMicrosoftIsBusy(int status) {
    startCode();
    microsoft.answer(status, Map.of());

    assertThatThrownBy(() -> Events.call(poll)).isInstanceOf(TemporaryFailure.class);
  }

  @Test
  void keepsTheTokensAndDeletesTheCodes() {
    startCode();
    authorize(microsoft.claims(CLIENT));

    assertThat(Events.call(poll).path("status").asText()).isEqualTo("AUTHORIZED");

    assertThat(tokens.of(SUBSCRIPTION, RUN))
        .isEqualTo(new Credential("access-1", "ada.admin@brightwater.example"));
    assertThat(parts.deviceCodes.find(SUBSCRIPTION, RUN)).isEmpty();
  }

  @Test
  void isStillAuthorizedWhenThePollIsRepeated() {
    startCode();
    authorize(microsoft.claims(CLIENT));
    Events.call(poll);

    assertThat(Events.call(poll).path("status").asText()).isEqualTo("AUTHORIZED");
    assertThat(microsoft.forms).hasSize(2);
  }

  @Test
  void refusesAnAccountOfAnotherOrganisation() {
    startCode();
    authorize(microsoft.claimsOfOtherTenant(CLIENT));

    assertThatThrownBy(() -> Events.call(poll))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("WrongTenant");
    assertThatThrownBy(() -> tokens.of(SUBSCRIPTION, RUN))
        .hasMessageContaining("AuthorizationLost");
  }

  @Test
  void refreshesATokenThatIsAboutToExpire() {
    startCode();
    authorize(microsoft.claims(CLIENT));
    Events.call(poll);
    parts.clock.pass(Duration.ofMinutes(51));
    microsoft.answer(200, Map.of("access_token", "access-2", "expires_in", 3600));

    assertThat(tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");
    assertThat(tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");

    assertThat(microsoft.forms).hasSize(3);
    assertThat(microsoft.forms.get(2))
        .containsEntry("grant_type", "refresh_token")
        .containsEntry("refresh_token", "refresh-1");
  }

  @Test
  void saysWhatToDoWhenMicrosoftTookTheTokensBack() {
    startCode();
    authorize(microsoft.claims(CLIENT));
    Events.call(poll);
    parts.clock.pass(Duration.ofHours(2));
    microsoft.refuse("invalid_grant", 50173);

    assertThatThrownBy(() -> tokens.of(SUBSCRIPTION, RUN))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("AuthorizationLost")
        .hasMessageContaining("Connect again");
  }

  @Test
  void keepsTheTokensForThreeDaysAndNoLonger() {
    startCode();
    authorize(microsoft.claims(CLIENT));
    Events.call(poll);
    parts.clock.pass(Duration.ofDays(2));
    microsoft.answer(200, Map.of("access_token", "access-2", "expires_in", 86400));
    assertThat(tokens.of(SUBSCRIPTION, RUN).accessToken()).isEqualTo("access-2");

    parts.clock.pass(Duration.ofDays(1));

    assertThatThrownBy(() -> tokens.of(SUBSCRIPTION, RUN))
        .hasMessageContaining("AuthorizationLost");
  }

  private JsonNode startCode() {
    microsoft.answer(
        200,
        Map.of(
            "user_code", "ABCD-EFGH",
            "device_code", "the-device-code",
            "verification_uri", "https://microsoft.com/devicelogin",
            "expires_in", 900,
            "interval", 5));
    return Events.call(start);
  }

  private void authorize(JWTClaimsSet.Builder claims) {
    microsoft.answer(
        200,
        Map.of(
            "access_token",
            "access-1",
            "refresh_token",
            "refresh-1",
            "id_token",
            microsoft.sign(claims),
            "expires_in",
            3600));
  }
}
