package dev.countersign.onboarding.groups;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.ScopeStore;
import java.util.Set;

/** Checks and keeps the scopes that an administrator chooses. */
public final class ScopeChoices {
  private final ConnectionStore connections;
  private final Groups groups;
  private final ScopeStore scopes;

  public ScopeChoices(ConnectionStore connections, Groups groups, ScopeStore scopes) {
    this.connections = connections;
    this.groups = groups;
    this.scopes = scopes;
  }

  /**
   * The members of a group.
   *
   * @throws dev.countersign.core.lambda.ApiProblem 400, if the group is of a kind that Exchange
   *     does not take; 409 before consent
   */
  public Scope group(String subscriptionId, String groupId) {
    DirectoryGroup group =
        groups
            .find(ConsentedTenant.of(connections, subscriptionId), groupId)
            .orElseThrow(UnfitGroup.UNKNOWN::problem);
    UnfitGroup.of(group)
        .ifPresent(
            unfit -> {
              throw unfit.problem();
            });
    return group.toScope();
  }

  /** How many of the people we know are not in scope: their data will be removed. */
  public int outside(String subscriptionId, Scope scope, DirectoryStore directory) {
    if (scope.group() == null) {
      return 0;
    }
    Set<String> outside = directory.ids(subscriptionId);
    if (!outside.isEmpty()) {
      groups.forEachMember(
          ConsentedTenant.of(connections, subscriptionId),
          scope.group().id(),
          ids -> ids.forEach(outside::remove));
    }
    return outside.size();
  }

  /** Keeps whose data is synchronised; if the run fails, what was chosen before counts again. */
  public void saveSync(String subscriptionId, String runId, Scope scope) {
    scopes.saveSync(subscriptionId, runId, scope);
  }

  /** Keeps whose mail is routed; if the run fails, what was chosen before counts again. */
  public void saveRouting(String subscriptionId, String runId, Scope scope) {
    scopes.saveRouting(subscriptionId, runId, scope);
  }
}
