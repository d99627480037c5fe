package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.identity.ExchangeAdministrators.Administrator;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeAdministratorsTest {
  private final StandIn standIn = new StandIn();
  private final DeviceFlow flow = new DeviceFlow(standIn);

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void knowTheGlobalAdministratorByTheToken() {
    flow.enter();

    assertThat(administrator(flow.poll()))
        .isEqualTo(
            new Administrator(
                StandIn.TENANT, StandIn.ADMINISTRATOR, Set.of("Global Administrator")));
  }

  @Test
  void renewsTokensWithTheRefreshToken() {
    flow.enter();
    String refreshToken = flow.poll().json().path("refresh_token").asText();
    standIn.clock.advance(Duration.ofHours(2));

    Answer answer = flow.refresh(refreshToken);

    assertThat(administrator(answer)).isNotNull();
    assertThat(answer.json().path("refresh_token").asText()).isNotEmpty();
  }

  @Test
  void renewsNothingAfterNinetyDays() {
    flow.enter();
    String refreshToken = flow.poll().json().path("refresh_token").asText();
    standIn.clock.advance(Duration.ofDays(90));

    assertThat(flow.refresh(refreshToken).code()).isEqualTo(700082);
  }

  @Test
  void givesEverybodyElseATokenWithTheirOwnRoles() {
    new AutomaticAdministrator("zoe@brightwater.example")
        .enterDeviceCode(flow.page(), flow.userCode());

    Administrator nobody = administrator(flow.poll());

    assertThat(nobody.userPrincipalName()).isEqualTo("z.miller@brightwater.example");
    assertThat(nobody.roles()).containsExactly("User Administrator");
  }

  @Test
  void letsNoExpiredTokenThroughToExchange() {
    flow.enter();
    String token = flow.poll().json().path("access_token").asText();
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

  private Administrator administrator(Answer answer) {
    String token = answer.json().path("access_token").asText();
    return Objects.requireNonNull(
        standIn.services.identity().exchangeAdministrators().verify(token));
  }
}
