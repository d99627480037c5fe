package dev.countersign.onboarding;

import dev.countersign.onboarding.groups.GraphClient;
import dev.countersign.onboarding.groups.Groups;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.signature.RuleGroups;

/** Wires groups of Microsoft 365, and what chooses among them. */
public final class GroupWiring {
  private final Wiring wiring;

  GroupWiring(Wiring wiring) {
    this.wiring = wiring;
  }

  public Groups groups() {
    return new Groups(
        new GraphClient(
            wiring.microsoft().appTokens(),
            wiring.environment().get("MICROSOFT_GRAPH_URL", "https://graph.microsoft.com")));
  }

  /** What rules that name groups need. */
  public RuleGroups ofRules() {
    return new RuleGroups(
        wiring.stores().connections(),
        groups(),
        wiring.stores().memberships(),
        wiring.runs().synchronizations());
  }

  /** What choosing a scope needs. */
  public ScopeChoices scopeChoices() {
    return new ScopeChoices(wiring.stores().connections(), groups(), wiring.stores().scopes());
  }
}
