package dev.countersign.onboarding.signature;

import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.NamedGroup;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.onboarding.synchronization.Synchronizations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules as the API shows them.
 *
 * @param groups those that rules name; null if they name none
 * @param synchronization whether reading the groups was started; null unless it had to be
 * @param effectiveAt from when on every message follows them, ISO 8601, UTC; null where they were
 *     read and not saved
 */
record RulesView(
    List<SignatureRule> rules,
    @Nullable List<GroupView> groups,
    Synchronizations.@Nullable Outcome synchronization,
    @Nullable String effectiveAt) {

  /** Whether a group's members are known. */
  enum State {
    READ,
    /** Microsoft 365 no longer has the group: nobody is in it. */
    GONE,
    NOT_READ_YET
  }

  /**
   * A group that rules name.
   *
   * @param name null until it was read
   * @param members people of the directory in it, those of groups inside included; null until then
   * @param readAt when, ISO 8601, UTC; null until then
   * @param message what that means and what to do; null if all is well
   */
  record GroupView(
      String groupId,
      State state,
      @Nullable String name,
      @Nullable Integer members,
      @Nullable String readAt,
      @Nullable String message) {
    static GroupView of(String groupId, @Nullable NamedGroup known) {
      if (known == null) {
        return new GroupView(
            groupId,
            State.NOT_READ_YET,
            null,
            null,
            null,
            "Nobody counts as a member yet. The next synchronisation reads who is; it comes within"
                + " twenty minutes.");
      }
      return new GroupView(
          groupId,
          known.found() ? State.READ : State.GONE,
          known.name(),
          known.members(),
          known.readAt().truncatedTo(ChronoUnit.MILLIS).toString(),
          known.found()
              ? null
              : "Microsoft 365 no longer has this group, so nobody is in it. Name another group in"
                  + " the rule, or take this one out.");
    }
  }

  /** As they are. */
  static RulesView of(
      String subscriptionId, List<SignatureRule> rules, MembershipStore memberships) {
    return new RulesView(rules, groups(subscriptionId, rules, memberships), null, null);
  }

  /** As they were saved just now. */
  RulesView saved(Synchronizations.@Nullable Outcome outcome, Instant now) {
    return new RulesView(rules, groups, outcome, EffectiveAt.of(now));
  }

  private static @Nullable List<GroupView> groups(
      String subscriptionId, List<SignatureRule> rules, MembershipStore memberships) {
    Map<String, NamedGroup> known =
        memberships.groups(subscriptionId).stream()
            .collect(Collectors.toMap(NamedGroup::groupId, Function.identity()));
    List<GroupView> groups =
        SignatureRule.groups(rules).stream()
            .map(groupId -> GroupView.of(groupId, known.get(groupId)))
            .toList();
    return groups.isEmpty() ? null : groups;
  }
}
