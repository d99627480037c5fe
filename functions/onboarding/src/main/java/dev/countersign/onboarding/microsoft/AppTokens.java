package dev.countersign.onboarding.microsoft;

import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.onboarding.groups.GraphClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * App-only tokens for Microsoft Graph (OAuth 2.0 client credentials, RFC 6749 section 4.4), kept in
 * memory until shortly before they expire.
 */
public final class AppTokens implements GraphClient.Tokens {
  private static final String SCOPE = "https://graph.microsoft.com/.default";
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final LoginClient login;
  private final ClientCredential credential;
  private final Clock clock;
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();

  public AppTokens(LoginClient login, ClientCredential credential, Clock clock) {
    this.login = login;
    this.credential = credential;
    this.clock = clock;
  }

  private record Token(String value, Instant usableUntil) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Token[usableUntil=" + usableUntil + "]";
    }
  }

  @Override
  public void forget(String tenantId) {
    tokens.remove(tenantId);
  }

  @Override
  public String token(String tenantId) {
    Token known = tokens.get(tenantId);
    if (known != null && clock.instant().isBefore(known.usableUntil())) {
      return known.value();
    }
    Token fresh = ask(tenantId);
    tokens.put(tenantId, fresh);
    return fresh.value();
  }

  private Token ask(String tenantId) {
    Map<String, String> form = new HashMap<>(credential.formFields(tenantId));
    form.put("grant_type", "client_credentials");
    form.put("scope", SCOPE);
    LoginAnswer answer = login.post("/" + tenantId + "/oauth2/v2.0/token", form);
    answer.requireAcceptedApp();
    if (!answer.isOk()) {
      throw notLetIn(answer);
    }
    Duration lifetime = Duration.ofSeconds(answer.number("expires_in", 0));
    return new Token(answer.text("access_token"), clock.instant().plus(lifetime).minus(MARGIN));
  }

  /** Temporary, because a new consent takes minutes until all of Microsoft's servers know it. */
  private static TemporaryFailure notLetIn(LoginAnswer answer) {
    return new TemporaryFailure(
        "PermissionNotGranted",
        "Microsoft 365 does not let the Countersign app in (yet). Nothing was changed. Try again in"
            + " some minutes; if it stays so, connect again and accept the permission request.",
        answer.summary());
  }
}
