package dev.countersign.onboarding.connection;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.groups.Removal;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.wait.Answers;

/** {@code PUT /subscriptions/{subscriptionId}/connection/routing-scope}: whose mail is routed. */
public final class ChooseRoutingScope extends ChooseScope {
  private final ScopeChoices choices;

  /** For Lambda. */
  public ChooseRoutingScope() {
    this(Environment.ofLambda());
  }

  public ChooseRoutingScope(Environment environment) {
    this(new Wiring(environment));
  }

  private ChooseRoutingScope(Wiring wiring) {
    this(wiring.access(), wiring.runs().answers(), wiring.groups().scopeChoices());
  }

  public ChooseRoutingScope(SubscriptionAccess access, Answers answers, ScopeChoices choices) {
    super(access, answers, choices, "AwaitRoutingScope");
    this.choices = choices;
  }

  @Override
  Removal removes(String subscriptionId, Scope scope) {
    return Removal.NONE;
  }

  @Override
  void save(String subscriptionId, String runId, Scope scope) {
    choices.saveRouting(subscriptionId, runId, scope);
  }
}
