package dev.countersign.local.cloud.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An OpenID Connect issuer for the people who use the service (not for Microsoft 365): {@code
 * /.well-known/openid-configuration}, {@code /jwks}, and {@code POST /token} with a form field
 * {@code username}, which gives anyone a token: it knows no passwords.
 */
public final class UserIssuer {
  /** The audience of its tokens. */
  public static final String AUDIENCE = "countersign";

  private static final Duration TOKEN_LIFE = Duration.ofHours(8);

  private final URI address;
  private final Clock clock;
  private final RSAKey key;

  /**
   * @param address what it is reached under, which is also its {@code iss}
   */
  public UserIssuer(URI address, Clock clock) {
    this.address = address;
    this.clock = clock;
    try {
      this.key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An access token for this user ({@code sub}), good for eight hours. */
  public String token(String user) {
    Instant now = clock.instant();
    return sign(
        new JWTClaimsSet.Builder()
            .issuer(address.toString())
            .audience(AUDIENCE)
            .subject(user)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
            .build());
  }

  /** Signs any claims, so that tests can make tokens that must be refused. */
  public String sign(JWTClaimsSet claims) {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  public HttpResponse handle(HttpRequest request) {
    return switch (request.method() + " " + request.path()) {
      case "GET /.well-known/openid-configuration" -> configuration();
      case "GET /jwks" -> HttpResponse.json(200, new JWKSet(key.toPublicJWK()).toString());
      case "POST /token" -> token(request);
      default -> HttpResponse.text(404, "There is no such page at this issuer.");
    };
  }

  private HttpResponse configuration() {
    return HttpResponse.json(
        200,
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",\
        "response_types_supported":["token"],"subject_types_supported":["public"],\
        "id_token_signing_alg_values_supported":["RS256"]}"""
            .formatted(address));
  }

  private HttpResponse token(HttpRequest request) {
    String form = new String(request.body(), StandardCharsets.UTF_8);
    List<String> user = HttpRequest.parseForm(form).getOrDefault("username", List.of());
    if (user.isEmpty()) {
      return HttpResponse.json(
          400,
          "{\"error\":\"invalid_request\",\"error_description\":\"Send the form field username\"}");
    }
    return HttpResponse.json(
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}"
            .formatted(token(user.get(0)), TOKEN_LIFE.toSeconds()));
  }
}
