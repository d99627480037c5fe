package dev.countersign.onboarding.run;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.wait.WaitTokens;
import java.util.Map;

/** Clears away what a run leaves behind, however it ended. */
public final class RunEnd {
  private final SecretStore secrets;
  private final WaitTokens waitTokens;
  private final AuditTrail audit;

  public RunEnd(SecretStore secrets, WaitTokens waitTokens, AuditTrail audit) {
    this.secrets = secrets;
    this.waitTokens = waitTokens;
    this.audit = audit;
  }

  /** Deletes the run's tokens, codes and invitation. */
  public void clear(String subscriptionId, String runId) {
    secrets.deleteAll(subscriptionId, runId);
    waitTokens.forgetAll(subscriptionId, runId);
  }

  /** The same, and notes in the audit trail how it ended. */
  public void clear(
      String subscriptionId, String runId, String action, Map<String, String> details) {
    clear(subscriptionId, runId);
    audit.add(subscriptionId, Actor.COUNTERSIGN, action, details);
  }
}
