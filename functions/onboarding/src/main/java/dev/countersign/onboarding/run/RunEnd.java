package dev.countersign.onboarding.run;

import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.wait.WaitTokens;

/** Clears away what a run leaves behind, however it ended. */
public final class RunEnd {
  private final SecretStore secrets;
  private final WaitTokens waitTokens;

  public RunEnd(SecretStore secrets, WaitTokens waitTokens) {
    this.secrets = secrets;
    this.waitTokens = waitTokens;
  }

  /** Deletes the run's tokens, codes and invitation. */
  public void clear(String subscriptionId, String runId) {
    secrets.deleteAll(subscriptionId, runId);
    waitTokens.forgetAll(subscriptionId, runId);
  }
}
