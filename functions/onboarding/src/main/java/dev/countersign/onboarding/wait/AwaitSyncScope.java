package dev.countersign.onboarding.wait;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;

/** Waits until an administrator has chosen whose data is synchronised. */
public final class AwaitSyncScope extends WaitTask {
  /** For Lambda. */
  public AwaitSyncScope() {
    this(Environment.ofLambda());
  }

  public AwaitSyncScope(Environment environment) {
    this(new Wiring(environment));
  }

  private AwaitSyncScope(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().waitTokens());
  }

  public AwaitSyncScope(StatusStore statuses, WaitTokens tokens) {
    super(statuses, tokens);
  }
}
