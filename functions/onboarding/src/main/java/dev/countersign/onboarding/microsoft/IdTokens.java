package dev.countersign.onboarding.microsoft;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validates ID tokens of work and school accounts. Source: OpenID Connect Core 1.0 section 3.1.3.7;
 * Microsoft identity platform, "ID token claims reference".
 */
public final class IdTokens {
  private static final String KEYS = "/organizations/discovery/v2.0/keys";
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Clocks differ; Microsoft's own libraries allow as much. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final LoginClient login;
  private final Clock clock;

  public IdTokens(LoginClient login, Clock clock) {
    this.login = login;
    this.clock = clock;
  }

  /**
   * Reads a token that is what it should be.
   *
   * @param clientId it must be made out to
   * @param nonce it must contain; null where the grant has none (device code)
   * @throws IdTokenRefused otherwise
   */
  public IdToken validate(String token, String clientId, @Nullable String nonce) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      requireSignature(jwt);
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      requireAudience(claims, clientId);
      requireTime(claims);
      require(nonce == null || nonce.equals(claims.getStringClaim("nonce")), "nonce");
      return read(claims);
    } catch (ParseException | JOSEException e) {
      throw new IdTokenRefused(e.getClass().getSimpleName());
    }
  }

  private void requireSignature(SignedJWT jwt) throws ParseException, JOSEException {
    // The header is the sender's: of its algorithms only Microsoft's is accepted.
    require(JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm()), "alg");
    JWKSet keys = JWKSet.parse(login.get(KEYS).body().toString());
    JWK key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
    require(key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey())), "signature");
  }

  private static void requireAudience(JWTClaimsSet claims, String clientId) {
    require(claims.getAudience().size() == 1 && claims.getAudience().contains(clientId), "aud");
  }

  private void requireTime(JWTClaimsSet claims) {
    Instant now = clock.instant();
    @Nullable Date expires = claims.getExpirationTime();
    require(expires != null && expires.toInstant().isAfter(now.minus(SKEW)), "exp");
    @Nullable Date begins = claims.getNotBeforeTime();
    require(begins == null || begins.toInstant().isBefore(now.plus(SKEW)), "nbf");
  }

  private static IdToken read(JWTClaimsSet claims) throws ParseException {
    String tenantId = text(claims, "tid");
    require(GUID.matcher(tenantId).matches(), "tid");
    String issuer = "https://login.microsoftonline.com/" + tenantId + "/v2.0";
    require(issuer.equals(claims.getIssuer()), "iss");
    String objectId = text(claims, "oid");
    require(!objectId.isEmpty(), "oid");
    return new IdToken(tenantId, objectId, text(claims, "preferred_username"));
  }

  private static String text(JWTClaimsSet claims, String name) throws ParseException {
    @Nullable String value = claims.getStringClaim(name);
    return value == null ? "" : value;
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IdTokenRefused(what);
    }
  }
}
