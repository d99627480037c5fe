package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.TestCertificate;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAssertionsTest {
  private final StandIn standIn = new StandIn();

  @BeforeEach
  void consent() {
    standIn.consent();
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void refusesOneThatAnotherKeySigned() {
    JWTClaimsSet claims = standIn.assertionClaims(StandIn.TENANT).build();

    refused(send(standIn.signed(claims, TestCertificate.create())), 700027);
  }

  @Test
  void refusesOneForAnotherTenantsEndpoint() {
    refused(send(standIn.assertion(standIn.foxglove.tenantId())), 700023);
  }

  @Test
  void refusesOneThatSpeaksForAnotherApplication() {
    JWTClaimsSet claims = standIn.assertionClaims(StandIn.TENANT).issuer("somebody").build();

    refused(send(standIn.signed(claims, StandIn.CERTIFICATE)), 700021);
  }

  @Test
  void refusesOneThatHasExpired() {
    String assertion = standIn.assertion(StandIn.TENANT);
    standIn.clock.advance(Duration.ofMinutes(15));

    refused(send(assertion), 700024);
  }

  @Test
  void refusesOneWithoutAnExpiry() {
    JWTClaimsSet claims =
        standIn.assertionClaims(StandIn.TENANT).expirationTime((Date) null).build();

    refused(send(standIn.signed(claims, StandIn.CERTIFICATE)), 700024);
  }

  @Test
  void refusesOneThatWasUsedBefore() {
    String assertion = standIn.assertion(StandIn.TENANT);

    assertThat(send(assertion).status()).isEqualTo(200);
    refused(send(assertion), 50027);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "eyJhbGciOiJub25lIn0.e30.", "a.b.c"})
  void refusesWhatIsNotASignedToken(String assertion) {
    refused(send(assertion), 50027);
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type, '', invalid_request, 900144",
    "grant_type, password, unsupported_grant_type, 70003",
    "client_id, '', invalid_request, 900144",
    "client_id, unknown, unauthorized_client, 700016",
    "client_assertion, '', invalid_client, 7000218",
    "client_assertion_type, '', invalid_request, 900144",
    "scope, https://graph.microsoft.com/User.Read.All, invalid_scope, 1002012",
    "scope, https://graph.microsoft.com/.default https://outlook.office365.com/.default,"
        + " invalid_scope, 28000",
    "scope, https://unknown.example/.default, invalid_resource, 500011",
  })
  void refusesIncompleteRequests(String parameter, String value, String error, int code) {
    Map<String, String> form = new HashMap<>(standIn.clientCredentials());
    form.put(parameter, value);

    Answer answer = standIn.token(StandIn.TENANT, form);

    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.error()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"organizations, 50059", "common, 50059", "nobody.example, 90002"})
  void needsATenantForAppOnlyTokens(String tenant, int code) {
    Map<String, String> form = new HashMap<>(standIn.clientCredentials());
    form.put("client_assertion", standIn.assertion(tenant));

    assertThat(standIn.token(tenant, form).code()).isEqualTo(code);
  }

  @Test
  void givesNoRolesForAnApiWithoutConsent() throws Exception {
    Map<String, String> form = new HashMap<>(standIn.clientCredentials());
    form.put("scope", "https://outlook.office365.com/.default");

    String token = standIn.token(StandIn.TENANT, form).json().path("access_token").asText();

    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getClaim("roles")).isNull();
    assertThat(claims.getAudience()).containsExactly("https://outlook.office365.com");
  }

  private Answer send(String assertion) {
    Map<String, String> form = new HashMap<>(standIn.clientCredentials());
    form.put("client_assertion", assertion);
    return standIn.token(StandIn.TENANT, form);
  }

  private static void refused(Answer answer, int code) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.error()).isEqualTo("invalid_client");
    assertThat(answer.code()).isEqualTo(code);
  }
}
