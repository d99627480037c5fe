package dev.countersign.onboarding.exchange;

import dev.countersign.core.directory.Scope;
import dev.countersign.core.failure.PermanentFailure;
import java.util.Optional;

/** The group in the routing rule's condition, as Exchange knows it. */
final class RoutingGroup {
  private static final String SECURITY = "MailUniversalSecurityGroup";

  private RoutingGroup() {}

  /**
   * Makes sure that Exchange can evaluate the scope: a group may have changed since it was chosen.
   */
  static void check(Scope scope, ExchangeAdmin.Session exchange) {
    Scope.Group group = scope.group();
    if (group == null) {
      return;
    }
    Optional<String> type =
        exchange
            .find("DistributionGroup", group.address())
            .map(found -> found.path("RecipientTypeDetails").asText());
    if (type.isEmpty() || !type.get().equals(SECURITY)) {
      throw new PermanentFailure(
          "RoutingGroupUnusable",
          "The group that was chosen for routing is not a mail-enabled security group in Exchange"
              + " Online, or no longer exists. Nothing was set up in Exchange Online. Connect again"
              + " and choose another group, or all users.",
          type.orElse("not found"));
    }
  }
}
