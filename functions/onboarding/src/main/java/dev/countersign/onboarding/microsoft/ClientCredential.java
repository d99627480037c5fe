package dev.countersign.onboarding.microsoft;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.pem.PemIdentity;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Proves to Microsoft that a request comes from our app: an assertion signed with the key of the
 * app's certificate. Source: Microsoft identity platform, "Certificate credentials"; RFC 7523.
 */
public final class ClientCredential {
  /** Whatever base URL the requests go to, the assertion is made out to Microsoft's. */
  private static final String AUDIENCE = "https://login.microsoftonline.com/%s/oauth2/v2.0/token";

  /** Microsoft's advice: 5 to 10 minutes at most. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final String clientId;
  private final Supplier<String> pem;
  private final Clock clock;

  /**
   * @param clientId of the app in Entra ID
   * @param pem gives the private key (PKCS #8) and the certificate
   */
  public ClientCredential(String clientId, Supplier<String> pem, Clock clock) {
    this.clientId = clientId;
    this.pem = pem;
    this.clock = clock;
  }

  /** The app. */
  public String clientId() {
    return clientId;
  }

  /**
   * The form fields that go with a token request.
   *
   * @param tenant whose token endpoint it goes to
   */
  public Map<String, String> formFields(String tenant) {
    return Map.of(
        "client_id",
        clientId,
        "client_assertion_type",
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion",
        assertion(tenant));
  }

  private String assertion(String tenant) {
    try {
      PemIdentity identity = PemIdentity.parse(pem.get());
      SignedJWT jwt = new SignedJWT(header(identity.chain().get(0)), claims(tenant));
      jwt.sign(new RSASSASigner(identity.key()));
      return jwt.serialize();
    } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
      throw new PermanentFailure(
          "AppCredentialInvalid",
          "The certificate of the Countersign app cannot be used. Whoever runs this deployment has"
              + " to put an RSA key and its certificate, as PEM, into the app's secret.",
          e.getClass().getSimpleName(),
          e);
    }
  }

  private static JWSHeader header(X509Certificate certificate) throws GeneralSecurityException {
    byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return new JWSHeader.Builder(JWSAlgorithm.PS256)
        .type(JOSEObjectType.JWT)
        .x509CertSHA256Thumbprint(Base64URL.encode(thumbprint))
        .build();
  }

  private JWTClaimsSet claims(String tenant) {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .audience(AUDIENCE.formatted(tenant))
        .issuer(clientId)
        .subject(clientId)
        .jwtID(UUID.randomUUID().toString())
        .notBeforeTime(Date.from(now))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .build();
  }
}
