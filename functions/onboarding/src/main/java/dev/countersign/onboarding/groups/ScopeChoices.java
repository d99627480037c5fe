package dev.countersign.onboarding.groups;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.directory.ScopeStore;
import java.util.Set;

/** Checks and keeps the scopes that an administrator chooses. */
public final class ScopeChoices {
  /** Ten pages: Graph takes up to a second for each, and API Gateway gives up after 30. */
  private static final int MOST_COMPARED = 10_000;

  private final int mostCompared;
  private final ConnectionStore connections;
  private final Groups groups;
  private final ScopeStore scopes;

  public ScopeChoices(ConnectionStore connections, Groups groups, ScopeStore scopes) {
    this(connections, groups, scopes, MOST_COMPARED);
  }

  ScopeChoices(ConnectionStore connections, Groups groups, ScopeStore scopes, int mostCompared) {
    this.mostCompared = mostCompared;
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

  /**
   * How many of the people we know are not in scope: their data will be removed. Somebody waits for
   * the answer, so the members of a large group are not read for it.
   */
  public Removal outside(String subscriptionId, Scope scope, DirectoryStore directory) {
    Scope.Group group = scope.group();
    if (group == null || isChosenAlready(subscriptionId, group)) {
      return Removal.NONE;
    }
    Set<String> outside = directory.ids(subscriptionId);
    if (outside.isEmpty()) {
      return Removal.NONE;
    }
    String tenantId = ConsentedTenant.of(connections, subscriptionId);
    int size = groups.size(tenantId, group.id());
    if (size > mostCompared) {
      return new Removal(outside.size(), size, false);
    }
    groups.forEachMember(tenantId, group.id(), ids -> ids.forEach(outside::remove));
    return new Removal(outside.size(), size, true);
  }

  /** Who is not in it has been removed before, and who leaves it is removed without being asked. */
  private boolean isChosenAlready(String subscriptionId, Scope.Group group) {
    Scope.Group chosen = scopes.sync(subscriptionId).group();
    return chosen != null && chosen.id().equalsIgnoreCase(group.id());
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
