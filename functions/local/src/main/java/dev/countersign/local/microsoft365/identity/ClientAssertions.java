package dev.countersign.local.microsoft365.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the JWTs by which confidential clients prove who they are: RFC 7523 and Microsoft's
 * "Microsoft identity platform application authentication certificate credentials".
 */
final class ClientAssertions {
  static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256);

  /** Clocks differ; Microsoft allows five minutes. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<String, Instant> usedIds = new ConcurrentHashMap<>();

  ClientAssertions(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param tenant the first segment of the token endpoint's path
   * @throws EntraException unless that application signed this assertion for this endpoint and uses
   *     it for the first time
   */
  void verify(String assertion, AppRegistration app, String tenant) {
    try {
      SignedJWT token = SignedJWT.parse(assertion);
      verifySignature(token, app);
      verifyClaims(token.getJWTClaimsSet(), app, tenant);
    } catch (ParseException e) {
      throw refused(50027, "JWT token is invalid or malformed.");
    }
  }

  private static void verifySignature(SignedJWT token, AppRegistration app) {
    JWSHeader header = token.getHeader();
    for (X509Certificate certificate : app.certificates()) {
      if (names(header, certificate)
          && ALGORITHMS.contains(header.getAlgorithm())
          && isSignedBy(token, certificate)) {
        return;
      }
    }
    throw refused(
        700027,
        "The certificate with identifier used to sign the client assertion is not registered on"
            + " application, or the signature is invalid.");
  }

  @SuppressWarnings("deprecation") // x5t is SHA-1 by definition, and clients still send it
  private static boolean names(JWSHeader header, X509Certificate certificate) {
    // Compared decoded: MSAL for Java sends plain Base64, with padding, where RFC 7515 says
    // base64url.
    Base64URL sha256 = header.getX509CertSHA256Thumbprint();
    Base64URL sha1 = header.getX509CertThumbprint();
    return sha256 != null
        ? Arrays.equals(sha256.decode(), thumbprint("SHA-256", certificate))
        : sha1 != null && Arrays.equals(sha1.decode(), thumbprint("SHA-1", certificate));
  }

  private static boolean isSignedBy(SignedJWT token, X509Certificate certificate) {
    try {
      return token.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private void verifyClaims(JWTClaimsSet claims, AppRegistration app, String tenant) {
    if (!app.clientId().equals(claims.getIssuer()) || !app.clientId().equals(claims.getSubject())) {
      throw refused(700021, "Client assertion application identifier doesn't match 'client_id'.");
    }
    String base = "https://login.microsoftonline.com/" + tenant;
    Set<String> audiences = Set.of(base + "/oauth2/v2.0/token", base + "/v2.0");
    if (claims.getAudience().size() != 1 || !audiences.contains(claims.getAudience().get(0))) {
      throw refused(700023, "Client assertion audience claim does not match Realm issuer.");
    }
    verifyTime(claims);
  }

  private void verifyTime(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Instant from = instant(claims.getNotBeforeTime(), Instant.MIN);
    Instant until = instant(claims.getExpirationTime(), Instant.MIN);
    if (now.plus(SKEW).isBefore(from) || !now.minus(SKEW).isBefore(until)) {
      throw refused(700024, "Client assertion is not within its valid time range.");
    }
    usedIds.values().removeIf(expiry -> expiry.plus(SKEW).isBefore(now));
    String id = claims.getJWTID();
    if (id == null || usedIds.putIfAbsent(id, until) != null) {
      throw refused(50027, "The client assertion has no 'jti' or its 'jti' was used before.");
    }
  }

  private static Instant instant(@Nullable Date date, Instant otherwise) {
    return date == null ? otherwise : date.toInstant();
  }

  private static byte[] thumbprint(String algorithm, X509Certificate certificate) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return digest.digest(certificate.getEncoded());
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EntraException refused(int code, String text) {
    return new EntraException("invalid_client", code, text);
  }
}
