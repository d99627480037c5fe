package dev.countersign.onboarding.wait;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.Wiring;

/** Waits until an administrator has signed in and given consent: see {@code signin}. */
public final class AwaitConsent extends WaitTask {
  /** For Lambda. */
  public AwaitConsent() {
    this(Environment.ofLambda());
  }

  public AwaitConsent(Environment environment) {
    this(new Wiring(environment));
  }

  private AwaitConsent(Wiring wiring) {
    this(wiring.stores().statuses(), wiring.runs().waitTokens());
  }

  public AwaitConsent(StatusStore statuses, WaitTokens tokens) {
    super(statuses, tokens);
  }
}
