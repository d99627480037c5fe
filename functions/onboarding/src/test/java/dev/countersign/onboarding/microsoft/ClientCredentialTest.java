package dev.countersign.onboarding.microsoft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.core.ManualClock;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.onboarding.testing.TestCertificate;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientCredentialTest {
  private static final String CLIENT = "c0ffee00-0000-4000-8000-000000000001";
  private final ManualClock clock = new ManualClock();
  private final TestCertificate app = TestCertificate.create();

  @Test
  void signsAnAssertionAsMicrosoftWantsIt() throws Exception {
    Map<String, String> form =
        new ClientCredential(CLIENT, app::pem, clock).formFields("organizations");

    SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
    assertThat(form)
        .containsEntry("client_id", CLIENT)
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) app.certificate().getPublicKey())))
        .isTrue();
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.PS256);
    assertThat(jwt.getHeader().getX509CertSHA256Thumbprint())
        .isEqualTo(
            Base64URL.encode(
                MessageDigest.getInstance("SHA-256").digest(app.certificate().getEncoded())));
    assertThat(jwt.getJWTClaimsSet().getAudience())
        .containsExactly("https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
    assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(CLIENT);
    assertThat(jwt.getJWTClaimsSet().getIssuer()).isEqualTo(CLIENT);
    assertThat(jwt.getJWTClaimsSet().getJWTID()).isNotBlank();
    assertThat(jwt.getJWTClaimsSet().getExpirationTime())
        .isEqualTo(Date.from(clock.instant().plus(Duration.ofMinutes(5))));
  }

  @Test
  void everyAssertionIsAnother() {
    ClientCredential credential = new ClientCredential(CLIENT, app::pem, clock);

    assertThat(credential.formFields("organizations").get("client_assertion"))
        .isNotEqualTo(credential.formFields("organizations").get("client_assertion"));
  }

  @Test
  void saysWhoHasToRepairACredentialThatIsNone() {
    assertThatThrownBy(
            () -> new ClientCredential(CLIENT, () -> "nothing", clock).formFields("organizations"))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("AppCredentialInvalid");
  }
}
