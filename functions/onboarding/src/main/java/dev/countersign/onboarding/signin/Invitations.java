package dev.countersign.onboarding.signin;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.subscription.SubscriptionIds;
import dev.countersign.onboarding.secret.Secret;
import dev.countersign.onboarding.secret.SecretName;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Duration;
import java.util.Optional;

/**
 * Sign-in links: one per run. It can be opened until consent is given, so that a declined consent,
 * a closed window or a mail scanner that follows links does not use it up; then it is gone.
 */
public final class Invitations {
  /** As long as the state machine waits for consent. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  private final SecretStore secrets;
  private final StatusStore statuses;
  private final String publicUrl;

  /**
   * @param publicUrl of the HTTP API, without a slash at the end
   */
  public Invitations(SecretStore secrets, StatusStore statuses, String publicUrl) {
    this.secrets = secrets;
    this.statuses = statuses;
    this.publicUrl = publicUrl;
  }

  /** The link of a run; the first call makes it. */
  public Secret invite(String subscriptionId, String runId) {
    SecretName name = name(subscriptionId, runId);
    if (secrets.find(name).isEmpty()) {
      secrets.save(name, subscriptionId + "." + RandomText.next(), LIFETIME);
    }
    return find(subscriptionId, runId).orElseThrow();
  }

  /** The link of a run; empty if it was used or has expired. */
  public Optional<Secret> find(String subscriptionId, String runId) {
    return secrets
        .find(name(subscriptionId, runId))
        .map(token -> new Secret(publicUrl + "/signin/" + token.value(), token.expiresAt()));
  }

  /** The run that an invitation is for. */
  SignInRun require(String invitation) {
    String subscriptionId = invitation.split("\\.", 2)[0];
    if (!SubscriptionIds.isValid(subscriptionId)) {
      throw Refusal.UNKNOWN_INVITATION.problem();
    }
    ConnectionStatus status = statuses.find(subscriptionId);
    String runId = status.runId();
    if (runId == null || status.status() != Status.IN_PROGRESS) {
      throw Refusal.UNKNOWN_INVITATION.problem();
    }
    return secrets
        .find(name(subscriptionId, runId))
        .filter(token -> RandomText.same(token.value(), invitation))
        .map(token -> new SignInRun(subscriptionId, runId))
        .orElseThrow(Refusal.UNKNOWN_INVITATION::problem);
  }

  /** Makes the link of a run useless. */
  void use(SignInRun run) {
    secrets.delete(name(run.subscriptionId(), run.runId()));
  }

  private static SecretName name(String subscriptionId, String runId) {
    return new SecretName(subscriptionId, runId, "Invitation");
  }
}
