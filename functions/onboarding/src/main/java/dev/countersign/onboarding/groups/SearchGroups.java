package dev.countersign.onboarding.groups;

import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /subscriptions/{subscriptionId}/groups?search=}: groups to choose from while somebody
 * types. Only mail-enabled security groups, at most 20, by name.
 */
public final class SearchGroups extends ApiHandler {
  /** Graph's display names have 256 characters. */
  private static final int LONGEST = 256;

  private final SubscriptionAccess access;
  private final ConnectionStore connections;
  private final Groups groups;

  /** For Lambda. */
  public SearchGroups() {
    this(Environment.ofLambda());
  }

  public SearchGroups(Environment environment) {
    this(new Wiring(environment));
  }

  private SearchGroups(Wiring wiring) {
    this(wiring.access(), wiring.stores().connections(), wiring.groups().groups());
  }

  public SearchGroups(SubscriptionAccess access, ConnectionStore connections, Groups groups) {
    this.access = access;
    this.connections = connections;
    this.groups = groups;
  }

  /**
   * @param members people in it, those of groups inside included
   */
  record GroupView(String groupId, String name, String address, int members) {}

  /**
   * @param more whether there are others: type another letter
   */
  record GroupsView(List<GroupView> groups, boolean more) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String text = text(request);
    String tenantId = ConsentedTenant.of(connections, subscriptionId);
    List<DirectoryGroup> found = groups.search(tenantId, text);
    List<DirectoryGroup> fit =
        found.stream()
            .filter(group -> UnfitGroup.of(group).isEmpty())
            .limit(Groups.MOST_FOUND)
            .toList();
    return ApiResponse.json(
        200, new GroupsView(views(tenantId, fit), found.size() > Groups.MOST_FOUND));
  }

  private List<GroupView> views(String tenantId, List<DirectoryGroup> found) {
    if (found.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> sizes = groups.sizes(tenantId, found);
    return found.stream()
        .filter(group -> sizes.containsKey(group.id()))
        .map(
            group ->
                new GroupView(
                    group.id(), group.name(), group.address(), sizes.getOrDefault(group.id(), 0)))
        .sorted(Comparator.comparing(GroupView::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  private static String text(ApiRequest request) {
    String text = request.query("search").orElse("").strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new ApiProblem(
          400,
          "InvalidSearch",
          "Send search= with the beginning of a word in the group's name, or of its address: 1 to "
              + LONGEST
              + " characters.");
    }
    return text;
  }
}
