package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.identity.ConditionalAccess.Block;
import dev.countersign.local.microsoft365.identity.ExchangeAdministrators.Administrator;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCodeTest {
  private static final String EXCHANGE_CLIENT = "fb78d390-0c51-40cd-8e17-fdbfab77341b";
  private static final String SCOPE =
      "https://outlook.office365.com/.default offline_access openid profile";

  private final StandIn standIn = new StandIn();
  private final AutomaticAdministrator administrator =
      new AutomaticAdministrator(StandIn.ADMINISTRATOR);
  private final JsonNode code = start(EXCHANGE_CLIENT).json();

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void saysWhereToEnterWhichCodeAndHowOftenToPoll() {
    assertThat(code.path("user_code").asText()).hasSize(9);
    assertThat(code.path("expires_in").asInt()).isEqualTo(900);
    assertThat(code.path("interval").asInt()).isEqualTo(5);
    assertThat(code.path("message").asText())
        .contains(code.path("user_code").asText(), code.path("verification_uri").asText());
  }

  @Test
  void isPendingUntilTheAdministratorHasContinued() throws Exception {
    refused(poll(), "authorization_pending", 70016);

    Page page = enter();
    standIn.clock.advance(Duration.ofSeconds(5));
    Answer answer = poll();

    assertThat(page.text()).contains("You have signed in to the Microsoft Exchange Online");
    assertThat(answer.status()).isEqualTo(200);
    JWTClaimsSet idToken =
        SignedJWT.parse(answer.json().path("id_token").asText()).getJWTClaimsSet();
    assertThat(idToken.getStringClaim("tid")).isEqualTo(StandIn.TENANT);
    assertThat(administrator(answer))
        .isEqualTo(
            new Administrator(
                StandIn.TENANT, StandIn.ADMINISTRATOR, Set.of("Global Administrator")));
  }

  @Test
  void givesTokensOnce() {
    enter();
    poll();
    standIn.clock.advance(Duration.ofSeconds(5));

    refused(poll(), "invalid_grant", 54005);
  }

  @Test
  void slowsDownWhoPollsFasterThanTheInterval() {
    poll();
    standIn.clock.advance(Duration.ofSeconds(3));
    assertThat(poll().error()).isEqualTo("slow_down");

    standIn.clock.advance(Duration.ofSeconds(9));
    assertThat(poll().error()).as("the interval grew by 5 seconds").isEqualTo("slow_down");
    standIn.clock.advance(Duration.ofSeconds(15));
    assertThat(poll().error()).isEqualTo("authorization_pending");
  }

  @Test
  void tellsTheDeviceThatTheAdministratorDeclined() {
    administrator.declineDeviceCode(page(), userCode());

    assertThat(poll().error()).isEqualTo("authorization_declined");
  }

  @Test
  void expiresAfterFifteenMinutes() {
    standIn.clock.advance(Duration.ofMinutes(15));

    assertThat(poll().error()).isEqualTo("expired_token");
    assertThat(enter().text()).contains("That code didn't work");
  }

  @Test
  void refusesADeviceCodeThatItNeverIssued() {
    Answer answer = poll("nonsense", EXCHANGE_CLIENT);

    assertThat(answer.error()).isEqualTo("bad_verification_code");
  }

  @Test
  void refusesADeviceCodeOfAnotherClient() {
    Answer answer = poll(code.path("device_code").asText(), "a0c73c16-a7e3-4564-9a95-2bdf47383716");

    assertThat(answer.error()).isEqualTo("bad_verification_code");
  }

  @Test
  void takesAUserCodeInLowerCaseAndOnceOnly() {
    administrator.enterDeviceCode(page(), userCode().toLowerCase(Locale.ROOT));

    assertThat(poll().status()).isEqualTo(200);
    assertThat(enter().text()).contains("That code didn't work");
  }

  @Test
  void leavesTheDevicePendingWhereAPolicyBlocksDeviceCodeFlow() {
    standIn.services.identity().conditionalAccess().blockDeviceCode(StandIn.TENANT, Block.SIGN_IN);

    assertThat(enter().text()).contains("AADSTS53003");
    assertThat(poll().error()).isEqualTo("authorization_pending");
  }

  @Test
  void tellsTheDeviceWhereAPolicyBlocksItsToken() {
    standIn.services.identity().conditionalAccess().blockDeviceCode(StandIn.TENANT, Block.TOKEN);

    assertThat(enter().text()).contains("You have signed in");
    refused(poll(), "invalid_grant", 53003);
  }

  @Test
  void refusesAConfidentialClient() {
    refused(start(StandIn.CLIENT_ID), "invalid_client", 70002);
  }

  @Test
  void renewsTokensWithTheRefreshToken() {
    enter();
    String refreshToken = poll().json().path("refresh_token").asText();
    standIn.clock.advance(Duration.ofHours(2));

    Answer answer = refresh(refreshToken);

    assertThat(administrator(answer)).isNotNull();
    assertThat(answer.json().path("refresh_token").asText()).isNotEmpty();
  }

  @Test
  void renewsNothingAfterNinetyDays() {
    enter();
    String refreshToken = poll().json().path("refresh_token").asText();
    standIn.clock.advance(Duration.ofDays(90));

    refused(refresh(refreshToken), "invalid_grant", 700082);
  }

  @Test
  void givesAnOrdinaryUserATokenWithoutRoles() {
    new AutomaticAdministrator("zoe@brightwater.example").enterDeviceCode(page(), userCode());

    Administrator nobody = administrator(poll());

    assertThat(nobody.userPrincipalName()).isEqualTo("z.miller@brightwater.example");
    assertThat(nobody.roles()).containsExactly("User Administrator");
  }

  @Test
  void letsNoExpiredTokenThroughToExchange() {
    enter();
    String token = poll().json().path("access_token").asText();
    standIn.clock.advance(Duration.ofHours(1));

    assertThat(standIn.services.identity().exchangeAdministrators().verify(token)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "x"})
  void letsNoNonsenseThroughToExchange(String token) {
    assertThat(standIn.services.identity().exchangeAdministrators().verify(token)).isNull();
  }

  @Test
  void letsNoTokenForGraphThroughToExchange() {
    standIn.consent();
    String token = standIn.graphToken();

    assertThat(standIn.services.identity().exchangeAdministrators().verify(token)).isNull();
  }

  private Answer start(String clientId) {
    return standIn.post(
        "/organizations/oauth2/v2.0/devicecode", Map.of("client_id", clientId, "scope", SCOPE));
  }

  private Page enter() {
    return administrator.enterDeviceCode(page(), userCode());
  }

  private URI page() {
    return URI.create(code.path("verification_uri").asText());
  }

  private String userCode() {
    return code.path("user_code").asText();
  }

  private Answer poll() {
    return poll(code.path("device_code").asText(), EXCHANGE_CLIENT);
  }

  private Answer poll(String deviceCode, String clientId) {
    return standIn.token(
        "organizations",
        Map.of(
            "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
            "client_id", clientId,
            "device_code", deviceCode));
  }

  private Answer refresh(String refreshToken) {
    return standIn.token(
        "organizations",
        Map.of(
            "grant_type", "refresh_token",
            "client_id", EXCHANGE_CLIENT,
            "refresh_token", refreshToken,
            "scope", SCOPE));
  }

  private Administrator administrator(Answer answer) {
    String token = answer.json().path("access_token").asText();
    return Objects.requireNonNull(
        standIn.services.identity().exchangeAdministrators().verify(token));
  }

  private static void refused(Answer answer, String error, int code) {
    assertThat(answer.status()).isBetween(400, 401);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("error_description").asText()).startsWith("AADSTS" + code);
    assertThat(answer.json().path("correlation_id").asText()).isNotEmpty();
  }
}
