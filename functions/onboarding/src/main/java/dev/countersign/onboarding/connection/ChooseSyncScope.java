package dev.countersign.onboarding.connection;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.groups.Removal;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.wait.Answers;

/**
 * {@code PUT /subscriptions/{subscriptionId}/connection/sync-scope}: whose data is synchronised.
 * 409 with {@code peopleRemoved}, until {@code confirmRemoval} says the same number.
 */
public final class ChooseSyncScope extends ChooseScope {
  private final ScopeChoices choices;
  private final DirectoryStore directory;

  /** For Lambda. */
  public ChooseSyncScope() {
    this(Environment.ofLambda());
  }

  public ChooseSyncScope(Environment environment) {
    this(new Wiring(environment));
  }

  private ChooseSyncScope(Wiring wiring) {
    this(
        wiring.access(),
        wiring.runs().answers(),
        wiring.groups().scopeChoices(),
        wiring.stores().directory());
  }

  public ChooseSyncScope(
      SubscriptionAccess access, Answers answers, ScopeChoices choices, DirectoryStore directory) {
    super(access, answers, choices, "AwaitSyncScope");
    this.choices = choices;
    this.directory = directory;
  }

  @Override
  Removal removes(String subscriptionId, Scope scope) {
    return choices.outside(subscriptionId, scope, directory);
  }

  @Override
  void save(String subscriptionId, String runId, Scope scope) {
    choices.saveSync(subscriptionId, runId, scope);
  }
}
