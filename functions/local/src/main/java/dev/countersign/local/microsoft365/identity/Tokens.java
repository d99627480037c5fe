package dev.countersign.local.microsoft365.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.local.microsoft365.organization.DirectoryRole;
import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.Person;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens with the claims of Microsoft's "ID token claims reference" and "Access token claims
 * reference". ID tokens are version 2.0. Access tokens are version 1.0, because Graph and Exchange
 * ask for that version; so their issuer is sts.windows.net.
 */
final class Tokens {
  /** An hour, less the second that Microsoft takes off. */
  static final Duration LIFETIME = Duration.ofSeconds(3599);

  private final SigningKey key;
  private final Clock clock;

  Tokens(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  static String idTokenIssuer(String tenantId) {
    return "https://login.microsoftonline.com/" + tenantId + "/v2.0";
  }

  static String accessTokenIssuer(String tenantId) {
    return "https://sts.windows.net/" + tenantId + "/";
  }

  String idToken(Account account, String clientId, @Nullable String nonce) {
    Organization organization = account.organization();
    Person person = account.person();
    JWTClaimsSet.Builder claims =
        dated()
            .issuer(idTokenIssuer(organization.tenantId()))
            .audience(clientId)
            .subject(pairwise(person.id(), clientId))
            .claim("tid", organization.tenantId())
            .claim("oid", person.id())
            .claim("name", person.displayName())
            .claim("preferred_username", person.userPrincipalName())
            .claim("ver", "2.0");
    return key.sign(claims.claim("nonce", nonce).build());
  }

  String delegated(Account account, AppRegistration app, Api api, Set<String> scopes) {
    Person person = account.person();
    List<String> roles =
        account.organization().rolesOf(person).stream().map(DirectoryRole::templateId).toList();
    return key.sign(
        access(account.organization(), app, api)
            .subject(pairwise(person.id(), api.applicationId()))
            .claim("oid", person.id())
            .claim("idtyp", "user")
            .claim("name", person.displayName())
            .claim("upn", person.userPrincipalName())
            .claim("unique_name", person.userPrincipalName())
            .claim("scp", String.join(" ", scopes))
            .claim("wids", roles)
            .build());
  }

  String appOnly(
      Organization organization,
      AppRegistration app,
      Api api,
      Set<String> roles,
      Set<DirectoryRole> directoryRoles) {
    List<String> wids = directoryRoles.stream().map(DirectoryRole::templateId).sorted().toList();
    String servicePrincipal = pairwise(organization.tenantId(), app.clientId());
    return key.sign(
        access(organization, app, api)
            .subject(servicePrincipal)
            .claim("oid", servicePrincipal)
            .claim("idtyp", "app")
            .claim("roles", roles.isEmpty() ? null : List.copyOf(roles))
            .claim("wids", wids.isEmpty() ? null : wids)
            .build());
  }

  private JWTClaimsSet.Builder access(Organization organization, AppRegistration app, Api api) {
    return dated()
        .issuer(accessTokenIssuer(organization.tenantId()))
        .audience(api.identifier())
        .claim("tid", organization.tenantId())
        .claim("appid", app.clientId())
        .claim("app_displayname", app.displayName())
        .claim("appidacr", app.isPublic() ? "0" : "2")
        .claim("ver", "1.0");
  }

  private JWTClaimsSet.Builder dated() {
    Instant now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .claim("uti", UUID.randomUUID().toString());
  }

  private static String pairwise(String one, String other) {
    byte[] both = (one + " " + other).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(both).toString();
  }
}
