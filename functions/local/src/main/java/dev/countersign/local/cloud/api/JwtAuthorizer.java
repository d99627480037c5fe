package dev.countersign.local.cloud.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.template.HttpApiResource.JwtAuthorizerResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * API Gateway's JWT authorizer: RSA signatures by a key of the issuer, {@code iss}, {@code aud} (or
 * {@code client_id} where there is none), {@code exp}, {@code nbf} and {@code iat}.
 */
final class JwtAuthorizer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JwtAuthorizerResource settings;
  private final Clock clock;
  private JWKSet keys = new JWKSet();

  JwtAuthorizer(JwtAuthorizerResource settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The token's claims as API Gateway hands them on; null for a request that gets 401. */
  @Nullable Map<String, String> authorize(HttpRequest request) {
    String header = request.header("Authorization");
    if (header == null) {
      return null;
    }
    boolean bearer = header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    try {
      SignedJWT token = SignedJWT.parse(bearer ? header.substring(7).strip() : header);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      return isSigned(token) && isMeantForUs(claims) && isInTime(claims) ? texts(claims) : null;
    } catch (ParseException | JOSEException e) {
      return null;
    }
  }

  private boolean isSigned(SignedJWT token) throws JOSEException {
    String keyId = token.getHeader().getKeyID();
    JWK key = keyId == null ? null : key(keyId);
    return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  private boolean isMeantForUs(JWTClaimsSet claims) throws ParseException {
    List<String> audience = new ArrayList<>(claims.getAudience());
    if (audience.isEmpty()) {
      audience.add(Objects.requireNonNullElse(claims.getStringClaim("client_id"), ""));
    }
    audience.retainAll(settings.audience());
    return settings.issuer().equals(claims.getIssuer()) && !audience.isEmpty();
  }

  private boolean isInTime(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date expires = claims.getExpirationTime();
    return expires != null
        && now.isBefore(expires.toInstant())
        && isPast(claims.getNotBeforeTime(), now)
        && isPast(claims.getIssueTime(), now);
  }

  private static boolean isPast(@Nullable Date time, Instant now) {
    return time == null || !time.toInstant().isAfter(now);
  }

  /** Keys are kept; a key id that is not among them may be a new one of the issuer's. */
  private synchronized @Nullable JWK key(String keyId) {
    JWK known = keys.getKeyByKeyId(keyId);
    if (known == null) {
      keys = fetchKeys();
    }
    return keys.getKeyByKeyId(keyId);
  }

  private JWKSet fetchKeys() {
    try {
      URI configuration = URI.create(settings.issuer() + "/.well-known/openid-configuration");
      try (InputStream in = configuration.toURL().openStream()) {
        return JWKSet.load(URI.create(JSON.readTree(in).path("jwks_uri").asText()).toURL());
      }
    } catch (IOException | ParseException e) {
      throw new IllegalStateException(
          "The issuer " + settings.issuer() + " does not give its keys", e);
    }
  }

  /** API Gateway gives every claim as text; lists as {@code [a b]}. */
  private static Map<String, String> texts(JWTClaimsSet claims) {
    Map<String, String> texts = new TreeMap<>();
    claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Object value) {
    if (!(value instanceof List<?> list)) {
      return String.valueOf(value);
    }
    List<String> elements = new ArrayList<>();
    list.forEach(element -> elements.add(String.valueOf(element)));
    return "[" + String.join(" ", elements) + "]";
  }
}
