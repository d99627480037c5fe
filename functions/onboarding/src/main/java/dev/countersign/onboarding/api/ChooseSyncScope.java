package dev.countersign.onboarding.api;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.wait.Answers;

/**
 * {@code PUT /subscriptions/{subscriptionId}/connection/sync-scope}: whose data is synchronised.
 */
public final class ChooseSyncScope extends ChooseScope {
  /** For Lambda. */
  public ChooseSyncScope() {
    this(Environment.ofLambda());
  }

  public ChooseSyncScope(Environment environment) {
    this(new Wiring(environment));
  }

  private ChooseSyncScope(Wiring wiring) {
    this(wiring.access(), wiring.answers());
  }

  public ChooseSyncScope(SubscriptionAccess access, Answers answers) {
    super(access, answers, "AwaitSyncScope");
  }
}
