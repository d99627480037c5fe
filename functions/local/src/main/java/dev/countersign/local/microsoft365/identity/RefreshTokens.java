package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Refresh tokens: good for any number of uses until they expire. */
final class RefreshTokens {
  private static final Duration LIFETIME = Duration.ofDays(90);

  private record Issued(
      String clientId, Account account, RequestedScopes scopes, Instant expiresAt) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  String issue(String clientId, Account account, RequestedScopes scopes) {
    String token = Secrets.opaque();
    Instant expiresAt = clock.instant().plus(LIFETIME);
    issued.put(token, new Issued(clientId, account, scopes, expiresAt));
    return token;
  }

  /** The grant {@code refresh_token}. */
  Grant grant(DelegatedTokens tokens) {
    return request -> redeem(request, tokens);
  }

  private ObjectNode redeem(TokenRequest request, DelegatedTokens tokens) {
    Issued grant = issued.get(request.required("refresh_token"));
    if (grant == null || !grant.clientId().equals(request.app().clientId())) {
      String text = "The provided grant is invalid or malformed.";
      throw new EntraException("invalid_grant", 9002313, text);
    }
    if (!clock.instant().isBefore(grant.expiresAt())) {
      String text = "The refresh token has expired due to inactivity.";
      throw new EntraException("invalid_grant", 700082, text);
    }
    String scope = request.form().get("scope");
    RequestedScopes scopes = scope == null ? grant.scopes() : RequestedScopes.parse(scope);
    return tokens.issue(request, grant.account(), scopes, null);
  }
}
