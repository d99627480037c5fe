package dev.countersign.onboarding.device;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.microsoft.IdToken;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two ways to authorise Exchange Online, by a device code and by a link in the browser. The
 * first that succeeds counts; then neither code nor link is of use any more.
 */
public final class ExchangeAuthorization {
  private static final Set<String> STEPS = Set.of("StartDeviceCode", "PollDeviceCode");

  private final StatusStore statuses;
  private final ExchangeTokens tokens;
  private final DeviceCodes codes;
  private final RunLinks links;
  private final ExchangeLogin publicClient;
  private final ExchangeLogin app;

  public ExchangeAuthorization(
      StatusStore statuses,
      ExchangeTokens tokens,
      DeviceCodes codes,
      RunLinks links,
      ExchangeLogin publicClient,
      ExchangeLogin app) {
    this.statuses = statuses;
    this.tokens = tokens;
    this.codes = codes;
    this.links = links;
    this.publicClient = publicClient;
    this.app = app;
  }

  /** Whether the run waits for somebody to authorise it. */
  public boolean isAwaited(String subscriptionId, String runId) {
    ConnectionStatus status = statuses.find(subscriptionId);
    return status.status().isRunning()
        && runId.equals(status.runId())
        && status.step() != null
        && STEPS.contains(status.step());
  }

  /** Takes what the link brought; empty if the code was first. */
  public Optional<IdToken> byBrowser(
      String subscriptionId, String runId, LoginAnswer answer, String nonce) {
    return accept(subscriptionId, runId, app, answer, nonce);
  }

  /** Takes what the code brought; empty if the link was first. */
  Optional<IdToken> byCode(String subscriptionId, String runId, LoginAnswer answer) {
    return accept(subscriptionId, runId, publicClient, answer, null);
  }

  /** Whether one of the two has succeeded. */
  boolean isDone(String subscriptionId, String runId) {
    return tokens.exist(subscriptionId, runId);
  }

  /** Takes code and link away. */
  void close(String subscriptionId, String runId) {
    codes.delete(subscriptionId, runId);
    links.delete(subscriptionId, runId);
  }

  private Optional<IdToken> accept(
      String subscriptionId,
      String runId,
      ExchangeLogin login,
      LoginAnswer answer,
      @Nullable String nonce) {
    Optional<IdToken> account = tokens.accept(subscriptionId, runId, login, answer, nonce);
    close(subscriptionId, runId);
    return account;
  }
}
