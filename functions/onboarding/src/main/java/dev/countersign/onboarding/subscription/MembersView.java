package dev.countersign.onboarding.subscription;

import dev.countersign.core.subscription.Role;
import dev.countersign.core.subscription.Subscription;
import java.util.List;
import java.util.Map;

/**
 * Who may see or change a subscription, as the API shows it.
 *
 * @param owner always has the role ADMIN
 * @param members sorted by name
 */
record MembersView(String owner, List<Member> members) {
  /**
   * Somebody with a role.
   *
   * @param member {@code user:<sub>} or {@code group:<group>}
   */
  record Member(String member, Role role) {}

  static MembersView of(Subscription subscription) {
    return new MembersView(
        "user:" + subscription.owner(),
        subscription.members().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> new Member(entry.getKey(), entry.getValue()))
            .toList());
  }
}
