package dev.countersign.local.microsoft365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.StandIn.Answer;
import dev.countersign.local.microsoft365.identity.browser.AutomaticAdministrator;
import dev.countersign.local.microsoft365.identity.browser.Page;
import dev.countersign.local.microsoft365.organization.Directory;
import dev.countersign.local.microsoft365.organization.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private final StandIn standIn = new StandIn();
  private final AutomaticAdministrator administrator =
      new AutomaticAdministrator(StandIn.ADMINISTRATOR);

  @AfterEach
  void stop() {
    standIn.close();
  }

  @Test
  void endsAtTheApplicationWithACodeForAnIdTokenThatTheKeysProve() throws Exception {
    Page page = administrator.accept(authorizeUrl(Map.of()));

    assertThat(page.text()).isEqualTo("Authorization successful");
    assertThat(standIn.application.received().get("state")).isEqualTo("st 1");
    JWTClaimsSet claims = verified(redeem().json().path("id_token").asText());
    assertThat(claims.getIssuer())
        .isEqualTo("https://login.microsoftonline.com/" + StandIn.TENANT + "/v2.0");
    assertThat(claims.getAudience()).containsExactly(StandIn.CLIENT_ID);
    assertThat(claims.getStringClaim("nonce")).isEqualTo("n1");
    assertThat(claims.getStringClaim("tid")).isEqualTo(StandIn.TENANT);
    assertThat(claims.getStringClaim("preferred_username")).isEqualTo(StandIn.ADMINISTRATOR);
    assertThat(claims.getStringClaim("oid")).isNotBlank();
  }

  @Test
  void redeemsACodeOnce() {
    administrator.accept(authorizeUrl(Map.of()));
    redeem();

    assertThat(redeem()).satisfies(a -> refused(a, "invalid_grant", 54005));
  }

  @Test
  void redeemsNoCodeForAnotherVerifier() {
    administrator.accept(authorizeUrl(Map.of()));

    assertThat(redeem(Map.of("code_verifier", "x".repeat(43))))
        .satisfies(a -> refused(a, "invalid_grant", 501481));
  }

  @Test
  void redeemsNoCodeAfterTenMinutes() {
    administrator.accept(authorizeUrl(Map.of()));
    standIn.clock.advance(Duration.ofMinutes(10));

    assertThat(redeem()).satisfies(a -> refused(a, "invalid_grant", 70008));
  }

  @Test
  void redeemsNoCodeWithoutProofOfTheClient() {
    administrator.accept(authorizeUrl(Map.of()));

    assertThat(redeem(Map.of("client_assertion", "")))
        .satisfies(a -> refused(a, "invalid_client", 7000218));
  }

  @Test
  void tellsTheApplicationThatTheAdministratorCancelled() {
    Page page = administrator.declineSignIn(authorizeUrl(Map.of()));

    assertThat(page.url().getPath()).isEqualTo("/callback");
    assertThat(standIn.application.received().get("error")).isEqualTo("access_denied");
    assertThat(standIn.application.received().get("error_description")).contains("AADSTS65004");
    assertThat(standIn.application.received().get("state")).isEqualTo("st 1");
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://attacker.example/callback, 50011",
    "client_id, 00000000-0000-0000-0000-000000000000, 700016",
  })
  void neverRedirectsToWhereItIsNotSure(String parameter, String value, int code) {
    Page page = administrator.accept(authorizeUrl(Map.of(parameter, value)));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("AADSTS" + code);
  }

  @ParameterizedTest
  @CsvSource({
    "code_challenge_method, plain, invalid_request",
    "code_challenge, short, invalid_request",
    "nonce, '', invalid_request",
    "scope, '', invalid_request",
    "scope, openid https://graph.microsoft.com/Mail.Read, invalid_scope",
    "response_type, token, unsupported_response_type",
    "response_mode, fragment, invalid_request",
  })
  void tellsTheApplicationWhatIsWrongWithItsRequest(String parameter, String value, String error) {
    administrator.accept(authorizeUrl(Map.of(parameter, value)));

    assertThat(standIn.application.received().get("error")).isEqualTo(error);
  }

  @Test
  void refusesADisabledAccount() {
    Directory directory = standIn.brightwater.directory();
    Person person = Objects.requireNonNull(directory.personCalled(StandIn.ADMINISTRATOR));
    directory.put(person.with("accountEnabled", false));

    Page page = administrator.accept(authorizeUrl(Map.of()));

    assertThat(page.text()).contains("AADSTS50057");
  }

  @Test
  void refusesAnAccountOfAnotherTenant() {
    URI url =
        URI.create(authorizeUrl(Map.of()).toString().replace("organizations", StandIn.TENANT));

    Page page = new AutomaticAdministrator("ada.admin@foxglove.example").accept(url);

    assertThat(page.text()).contains("AADSTS50020");
  }

  private URI authorizeUrl(Map<String, String> changes) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("client_id", StandIn.CLIENT_ID);
    query.put("response_type", "code");
    query.put("redirect_uri", standIn.application.callback().toString());
    query.put("scope", "openid profile");
    query.put("state", "st 1");
    query.put("nonce", "n1");
    query.put("code_challenge", challenge());
    query.put("code_challenge_method", "S256");
    query.putAll(changes);
    return standIn.url("/organizations/oauth2/v2.0/authorize?" + StandIn.form(query));
  }

  private static String challenge() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer redeem() {
    return redeem(Map.of());
  }

  private Answer redeem(Map<String, String> changes) {
    Map<String, String> form = new HashMap<>(standIn.clientCredentials());
    form.put("client_assertion", standIn.assertion("organizations"));
    form.put("grant_type", "authorization_code");
    form.put("code", String.valueOf(standIn.application.received().get("code")));
    form.put("redirect_uri", standIn.application.callback().toString());
    form.put("code_verifier", VERIFIER);
    form.putAll(changes);
    return standIn.token("organizations", form);
  }

  private JWTClaimsSet verified(String token) throws Exception {
    SignedJWT jwt = SignedJWT.parse(token);
    JWKSet keys = JWKSet.load(standIn.url("/organizations/discovery/v2.0/keys").toURL());
    var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
    assertThat(key.isPrivate()).isFalse();
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  private static void refused(Answer answer, String error, int code) {
    assertThat(answer.status()).isBetween(400, 401);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(answer.code()).isEqualTo(code);
  }
}
