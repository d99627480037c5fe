package dev.countersign.local.microsoft365.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.local.microsoft365.organization.Organization;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies access tokens on behalf of the APIs that they are for. */
public final class AccessTokens {
  private final SigningKey key;
  private final Tenants tenants;
  private final Clock clock;

  AccessTokens(SigningKey key, Tenants tenants, Clock clock) {
    this.key = key;
    this.tenants = tenants;
    this.clock = clock;
  }

  /**
   * @param bearer the token alone, without the word "Bearer"
   * @throws InvalidTokenException unless it is ours, for that API, and valid now
   */
  public AccessToken verify(@Nullable String bearer, Api api) throws InvalidTokenException {
    if (bearer == null || bearer.isBlank()) {
      throw new InvalidTokenException("Access token is empty.");
    }
    try {
      SignedJWT token = SignedJWT.parse(bearer);
      if (!key.signed(token)) {
        throw new InvalidTokenException("Access token validation failure. Invalid signature.");
      }
      return checked(token.getJWTClaimsSet(), api);
    } catch (ParseException e) {
      throw new InvalidTokenException("CompactToken parsing failed with error code: 80049217");
    }
  }

  private AccessToken checked(JWTClaimsSet claims, Api api)
      throws ParseException, InvalidTokenException {
    if (!claims.getAudience().equals(List.of(api.identifier()))) {
      throw new InvalidTokenException("Access token validation failure. Invalid audience.");
    }
    if (!claims.getExpirationTime().toInstant().isAfter(clock.instant())) {
      throw new InvalidTokenException("Lifetime validation failed, the token is expired.");
    }
    String tenantId = claims.getStringClaim("tid");
    Organization organization = tenants.withId(tenantId);
    if (organization == null || !Tokens.accessTokenIssuer(tenantId).equals(claims.getIssuer())) {
      throw new InvalidTokenException("Access token validation failure. Invalid issuer.");
    }
    return new AccessToken(
        organization,
        claims.getStringClaim("appid"),
        claims.getStringClaim("upn"),
        permissions(claims),
        strings(claims, "wids"));
  }

  private static Set<String> permissions(JWTClaimsSet claims) throws ParseException {
    Set<String> permissions = new HashSet<>(strings(claims, "roles"));
    String scopes = claims.getStringClaim("scp");
    if (scopes != null) {
      permissions.addAll(List.of(scopes.split(" ")));
    }
    return permissions;
  }

  private static Set<String> strings(JWTClaimsSet claims, String name) throws ParseException {
    List<String> values = claims.getStringListClaim(name);
    return values == null ? Set.of() : Set.copyOf(values);
  }
}
