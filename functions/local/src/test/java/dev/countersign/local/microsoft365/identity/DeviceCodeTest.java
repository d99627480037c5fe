package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.identity.ConditionalAccess.Block;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceCodeTest {
  private final StandIn standIn = new StandIn();
  private final DeviceFlow flow = new DeviceFlow(standIn);

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void saysWhereToEnterWhichCodeAndHowOftenToPoll() {
    assertThat(flow.code().path("user_code").asText()).hasSize(9);
    assertThat(flow.code().path("expires_in").asInt()).isEqualTo(900);
    assertThat(flow.code().path("interval").asInt()).isEqualTo(5);
    assertThat(flow.code().path("message").asText())
        .contains(
            flow.code().path("user_code").asText(), flow.code().path("verification_uri").asText());
  }

  @Test
  void isPendingUntilTheAdministratorHasContinued() throws Exception {
    refused(flow.poll(), "authorization_pending", 70016);

    Page page = flow.enter();
    standIn.clock.advance(Duration.ofSeconds(5));
    Answer answer = flow.poll();

    assertThat(page.text()).contains("You have signed in to the Microsoft Exchange Online");
    assertThat(answer.status()).isEqualTo(200);
    JWTClaimsSet idToken =
        SignedJWT.parse(answer.json().path("id_token").asText()).getJWTClaimsSet();
    assertThat(idToken.getStringClaim("tid")).isEqualTo(StandIn.TENANT);
    assertThat(answer.json().path("access_token").asText()).isNotEmpty();
  }

  @Test
  void givesTokensOnce() {
    flow.enter();
    flow.poll();
    standIn.clock.advance(Duration.ofSeconds(5));

    refused(flow.poll(), "invalid_grant", 54005);
  }

  @Test
  void slowsDownWhoPollsFasterThanTheInterval() {
    flow.poll();
    standIn.clock.advance(Duration.ofSeconds(3));
    assertThat(flow.poll().error()).isEqualTo("slow_down");

    standIn.clock.advance(Duration.ofSeconds(9));
    assertThat(flow.poll().error()).as("the interval grew by 5 seconds").isEqualTo("slow_down");
    standIn.clock.advance(Duration.ofSeconds(15));
    assertThat(flow.poll().error()).isEqualTo("authorization_pending");
  }

  @Test
  void tellsTheDeviceThatTheAdministratorDeclined() {
    new AutomaticAdministrator(StandIn.ADMINISTRATOR)
        .declineDeviceCode(flow.page(), flow.userCode());

    assertThat(flow.poll().error()).isEqualTo("authorization_declined");
  }

  @Test
  void expiresAfterFifteenMinutes() {
    standIn.clock.advance(Duration.ofMinutes(15));

    assertThat(flow.poll().error()).isEqualTo("expired_token");
    assertThat(flow.enter().text()).contains("That code didn't work");
  }

  @Test
  void refusesADeviceCodeThatItNeverIssued() {
    Answer answer = flow.poll("nonsense", DeviceFlow.EXCHANGE_CLIENT);

    assertThat(answer.error()).isEqualTo("bad_verification_code");
  }

  @Test
  void refusesADeviceCodeOfAnotherClient() {
    Answer answer =
        flow.poll(flow.code().path("device_code").asText(), "a0c73c16-a7e3-4564-9a95-2bdf47383716");

    assertThat(answer.error()).isEqualTo("bad_verification_code");
  }

  @Test
  void takesAUserCodeInLowerCaseAndOnceOnly() {
    new AutomaticAdministrator(StandIn.ADMINISTRATOR)
        .enterDeviceCode(flow.page(), flow.userCode().toLowerCase(Locale.ROOT));

    assertThat(flow.poll().status()).isEqualTo(200);
    assertThat(flow.enter().text()).contains("That code didn't work");
  }

  @Test
  void leavesTheDevicePendingWhereAPolicyBlocksDeviceCodeFlow() {
    standIn.services.identity().conditionalAccess().blockDeviceCode(StandIn.TENANT, Block.SIGN_IN);

    assertThat(flow.enter().text()).contains("AADSTS53003");
    assertThat(flow.poll().error()).isEqualTo("authorization_pending");
  }

  @Test
  void tellsTheDeviceWhereAPolicyBlocksItsToken() {
    standIn.services.identity().conditionalAccess().blockDeviceCode(StandIn.TENANT, Block.TOKEN);

    assertThat(flow.enter().text()).contains("You have signed in");
    refused(flow.poll(), "invalid_grant", 53003);
  }

  @Test
  void refusesAConfidentialClient() {
    refused(flow.start(StandIn.CLIENT_ID), "invalid_client", 70002);
  }

  private static void refused(Answer answer, String error, int code) {
    assertThat(answer.status()).isBetween(400, 401);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().path("error_description").asText()).startsWith("AADSTS" + code);
    assertThat(answer.json().path("correlation_id").asText()).isNotEmpty();
  }
}
