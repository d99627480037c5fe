package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Authorization codes: each is good once, for a short time, for who can prove to have asked. */
final class AuthorizationCodes implements Grant {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private record Issued(
      AuthorizationRequest request, Account account, Instant expiresAt, AtomicBoolean used) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final DelegatedTokens tokens;
  private final Clock clock;

  AuthorizationCodes(DelegatedTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  String issue(AuthorizationRequest request, Account account) {
    String code = Secrets.opaque();
    Instant expiresAt = clock.instant().plus(LIFETIME);
    issued.put(code, new Issued(request, account, expiresAt, new AtomicBoolean()));
    return code;
  }

  @Override
  public ObjectNode redeem(TokenRequest request) {
    Issued code = issued.get(request.required("code"));
    if (code == null || !code.request().app().clientId().equals(request.app().clientId())) {
      throw refused(9002313, "The provided authorization code is invalid or malformed.");
    }
    if (!request.required("redirect_uri").equals(code.request().redirectUri())) {
      throw refused(500112, "The reply address does not match the one used for the code.");
    }
    if (!challenge(request.required("code_verifier")).equals(code.request().codeChallenge())) {
      throw refused(501481, "The Code_Verifier does not match the code_challenge.");
    }
    if (!clock.instant().isBefore(code.expiresAt())) {
      throw refused(70008, "The provided authorization code has expired.");
    }
    if (code.used().getAndSet(true)) {
      throw refused(54005, "OAuth2 Authorization code was already redeemed.");
    }
    AuthorizationRequest asked = code.request();
    return tokens.issue(request, code.account(), asked.scopes(), asked.nonce());
  }

  /** RFC 7636 section 4.2, method S256. */
  private static String challenge(String verifier) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EntraException refused(int code, String text) {
    return new EntraException("invalid_grant", code, text);
  }
}
