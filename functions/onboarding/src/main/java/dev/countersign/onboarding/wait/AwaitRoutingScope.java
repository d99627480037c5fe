package dev.countersign.onboarding.wait;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;

/** Waits until an administrator has chosen whose mail is routed. */
public final class AwaitRoutingScope extends WaitTask {
  /** For Lambda. */
  public AwaitRoutingScope() {
    this(Environment.ofLambda());
  }

  public AwaitRoutingScope(Environment environment) {
    this(new Wiring(environment));
  }

  private AwaitRoutingScope(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().waitTokens());
  }

  public AwaitRoutingScope(StatusStore statuses, WaitTokens tokens) {
    super(statuses, tokens);
  }
}
