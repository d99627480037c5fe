package dev.countersign.onboarding.api;

import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.wait.Answers;

/** {@code PUT /subscriptions/{subscriptionId}/connection/routing-scope}: whose mail is routed. */
public final class ChooseRoutingScope extends ChooseScope {
  /** For Lambda. */
  public ChooseRoutingScope() {
    this(Environment.ofLambda());
  }

  public ChooseRoutingScope(Environment environment) {
    this(new Wiring(environment));
  }

  private ChooseRoutingScope(Wiring wiring) {
    this(wiring.access(), wiring.answers());
  }

  public ChooseRoutingScope(SubscriptionAccess access, Answers answers) {
    super(access, answers, "AwaitRoutingScope");
  }
}
