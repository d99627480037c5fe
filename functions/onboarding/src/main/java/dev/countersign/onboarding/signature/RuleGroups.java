package dev.countersign.onboarding.signature;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.onboarding.groups.ConsentedTenant;
import dev.countersign.onboarding.groups.Groups;
import dev.countersign.onboarding.synchronization.Synchronizations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Groups that rules name: checked when rules are saved, read by the synchronisation. */
public final class RuleGroups {
  private final ConnectionStore connections;
  private final Groups groups;
  private final MembershipStore memberships;
  private final Synchronizations synchronizations;

  public RuleGroups(
      ConnectionStore connections,
      Groups groups,
      MembershipStore memberships,
      Synchronizations synchronizations) {
    this.connections = connections;
    this.groups = groups;
    this.memberships = memberships;
    this.synchronizations = synchronizations;
  }

  /**
   * Makes sure that all groups exist.
   *
   * @throws dev.countersign.core.lambda.ApiProblem 400, if one does not; 409 before consent
   */
  void require(String subscriptionId, List<SignatureRule> rules) {
    Set<String> named = SignatureRule.groups(rules);
    if (named.isEmpty()) {
      return;
    }
    Set<String> existing = groups.existing(ConsentedTenant.of(connections, subscriptionId), named);
    for (SignatureRule rule : rules) {
      for (String groupId : rule.groups()) {
        if (!existing.contains(groupId)) {
          throw RuleReader.problem(
              "The rule \"%s\" names the group %s, which the organisation does not have. GET"
                      .formatted(rule.name(), groupId)
                  + " …/groups?search= finds those that it has.");
        }
      }
    }
  }

  /**
   * Has the members of groups read, or forgotten, if others are named than before.
   *
   * @return what became of it; empty if nothing had to be done
   */
  Optional<Synchronizations.Outcome> read(String subscriptionId, List<SignatureRule> rules) {
    Set<String> known =
        memberships.groups(subscriptionId).stream()
            .map(NamedGroup::groupId)
            .collect(Collectors.toSet());
    return SignatureRule.groups(rules).equals(known)
        ? Optional.empty()
        : Optional.of(synchronizations.start(subscriptionId));
  }
}
