package dev.countersign.onboarding.device;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.lambda.Json;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.microsoft.IdToken;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tokens that an administrator's sign-in brought: encrypted, and gone after the run. */
public final class ExchangeTokens implements Credential.Source {
  /**
   * A day to confirm the changes, two for the hydration of an organisation, three until somebody
   * has published DNS records, and the run goes on afterwards.
   */
  private static final Duration LIFETIME = Duration.ofDays(7);

  /** A task runs for some minutes at most: what expires sooner is refreshed first. */
  private static final Duration NEAR_EXPIRY = Duration.ofMinutes(10);

  private final ExchangeLogin publicClient;
  private final ExchangeLogin app;
  private final IdTokens idTokens;
  private final ConnectionStore connections;
  private final SecretStore secrets;
  private final Clock clock;

  /**
   * @param publicClient gets tokens for device codes
   * @param app gets tokens for authorization codes
   */
  public ExchangeTokens(
      ExchangeLogin publicClient,
      ExchangeLogin app,
      IdTokens idTokens,
      ConnectionStore connections,
      SecretStore secrets,
      Clock clock) {
    this.publicClient = publicClient;
    this.app = app;
    this.idTokens = idTokens;
    this.connections = connections;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Whether somebody has signed in for this run. */
  public boolean exist(String subscriptionId, String runId) {
    return secrets.find(name(subscriptionId, runId)).isPresent();
  }

  /**
   * Keeps the tokens of an answer.
   *
   * @param nonce that the ID token must contain; null where the grant has none
   * @return the account that signed in; empty if the run has tokens already: these are not kept
   * @throws NotAuthorized {@code WrongTenant}, if the account is not of the consented tenant
   */
  Optional<IdToken> accept(
      String subscriptionId,
      String runId,
      ExchangeLogin login,
      LoginAnswer answer,
      @Nullable String nonce) {
    IdToken account = idTokens.validate(answer.text("id_token"), login.clientId(), nonce);
    if (!account.tenantId().equals(connections.require(subscriptionId).tenantId())) {
      throw NotAuthorized.ofOtherTenant();
    }
    TokenSet tokens = tokens(login, account, answer);
    boolean first = secrets.saveIfAbsent(name(subscriptionId, runId), Json.write(tokens), LIFETIME);
    return first ? Optional.of(account) : Optional.empty();
  }

  private TokenSet tokens(ExchangeLogin login, IdToken account, LoginAnswer answer) {
    Instant now = clock.instant();
    return new TokenSet(
        login.clientId(),
        account.username(),
        answer.text("access_token"),
        answer.text("refresh_token"),
        now.getEpochSecond() + answer.number("expires_in", 0),
        now.plus(LIFETIME).getEpochSecond());
  }

  /**
   * A credential that is valid for some minutes at least.
   *
   * @throws NotAuthorized {@code AuthorizationLost}, if nobody authorised this run, or Microsoft
   *     took it back
   */
  @Override
  public Credential of(String subscriptionId, String runId) {
    TokenSet tokens =
        secrets
            .find(name(subscriptionId, runId))
            .map(ExchangeTokens::read)
            .orElseThrow(() -> NotAuthorized.lost("no tokens are stored"));
    if (isNearExpiry(tokens)) {
      tokens = refresh(tokens);
      save(subscriptionId, runId, tokens);
    }
    return new Credential(tokens.accessToken(), tokens.adminUpn());
  }

  @Override
  public void forget(String subscriptionId, String runId) {
    secrets.delete(name(subscriptionId, runId));
  }

  private boolean isNearExpiry(TokenSet tokens) {
    return clock.instant().plus(NEAR_EXPIRY).getEpochSecond() >= tokens.expiresAt();
  }

  private TokenSet refresh(TokenSet tokens) {
    ExchangeLogin client = tokens.clientId().equals(app.clientId()) ? app : publicClient;
    LoginAnswer answer = client.refresh(tokens.refreshToken());
    if (!answer.isOk()) {
      throw NotAuthorized.lost(answer.summary());
    }
    return tokens.refreshed(answer, clock.instant());
  }

  private void save(String subscriptionId, String runId, TokenSet tokens) {
    Duration left = Duration.between(clock.instant(), Instant.ofEpochSecond(tokens.discardAt()));
    secrets.save(name(subscriptionId, runId), Json.write(tokens), left);
  }

  private static TokenSet read(Secret secret) {
    try {
      return Json.MAPPER.readValue(secret.value(), TokenSet.class);
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes what could not be read.
      throw new IllegalStateException("Stored tokens are not readable.");
    }
  }

  private static SecretName name(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "ExchangeTokens");
  }
}
