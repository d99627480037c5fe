package dev.countersign.onboarding.wait;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;

/** Waits until an administrator has agreed to what the run is going to change, or has refused. */
public final class AwaitConfirmation extends WaitTask {
  /** For Lambda. */
  public AwaitConfirmation() {
    this(Environment.ofLambda());
  }

  public AwaitConfirmation(Environment environment) {
    this(new Wiring(environment));
  }

  private AwaitConfirmation(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().waitTokens());
  }

  public AwaitConfirmation(StatusStore statuses, WaitTokens tokens) {
    super(statuses, tokens);
  }
}
