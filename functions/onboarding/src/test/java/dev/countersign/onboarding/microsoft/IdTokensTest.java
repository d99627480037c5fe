package dev.countersign.onboarding.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.countersign.core.ManualClock;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.onboarding.testing.LoginStandIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdTokensTest {
  private static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
  private final ManualClock clock = new ManualClock();
  private final LoginStandIn microsoft = new LoginStandIn(clock);
  private final IdTokens idTokens = new IdTokens(new LoginClient(microsoft.url()), clock);

  @AfterEach
  void stop() {
    microsoft.close();
  }

  @Test
  void readsWhoSignedIn() {
    String token = microsoft.sign(claims().claim("nonce", "n"));

    assertThat(idTokens.validate(token, CLIENT, "n"))
        .isEqualTo(
            new IdToken(
                LoginStandIn.TENANT,
                "0f3b1c7e-5d2a-4b86-9c41-7e8d9f0a1b2c",
                "ada.admin@brightwater.example"));
  }

  @Test
  void refusesAForgedSignature() {
    assertRefused(microsoft.forge(claims()));
  }

  @Test
  void refusesATokenWithoutASignature() {
    assertRefused(new PlainJWT(claims().build()).serialize());
  }

  @Test
  void refusesWhatIsNoToken() {
    assertRefused("");
    assertRefused("a.b.c");
  }

  @Test
  void refusesAnotherIssuer() {
    assertRefused(microsoft.sign(claims().issuer("https://sts.windows.net/x/")));
  }

  @Test
  void refusesAnIssuerThatIsNotTheTenants() {
    assertRefused(microsoft.sign(claims().claim("tid", LoginStandIn.OTHER_TENANT)));
  }

  @Test
  void refusesATenantThatIsNoIdentifier() {
    assertRefused(
        microsoft.sign(
            claims()
                .claim("tid", "../evil")
                .issuer("https://login.microsoftonline.com/../evil/v2.0")));
  }

  @Test
  void refusesAnotherAudience() {
    assertRefused(microsoft.sign(claims().audience("another-app")));
    assertRefused(microsoft.sign(claims().audience(List.of(CLIENT, "another-app"))));
  }

  @Test
  void refusesATokenThatHasExpired() {
    String token = microsoft.sign(claims());
    clock.advance(Duration.ofMinutes(66));

    assertRefused(token);
  }

  @Test
  void refusesATokenThatNeverExpires() {
    assertRefused(microsoft.sign(claims().expirationTime(null)));
  }

  @Test
  void refusesAnotherNonce() {
    String token = microsoft.sign(claims().claim("nonce", "another"));

    assertThatThrownBy(() -> idTokens.validate(token, CLIENT, "mine"))
        .isInstanceOf(IdTokenRefused.class);
  }

  @Test
  void isTemporaryWhenMicrosoftDoesNotAnswer() {
    String token = microsoft.sign(claims());
    microsoft.close();

    assertThatThrownBy(() -> idTokens.validate(token, CLIENT, null))
        .isInstanceOf(TemporaryFailure.class);
  }

  private JWTClaimsSet.Builder claims() {
    return microsoft.claims(CLIENT);
  }

  private void assertRefused(String token) {
    assertThatThrownBy(() -> idTokens.validate(token, CLIENT, null))
        .isInstanceOf(IdTokenRefused.class);
  }
}
