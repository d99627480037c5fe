package dev.countersign.onboarding.groups;

import dev.countersign.core.lambda.ApiProblem;
import java.util.Optional;

/**
 * Why a group cannot be a scope. Exchange takes a mail-enabled security group only, as the
 * condition of a rule, and one kind for both scopes is what people can keep in mind. Source:
 * Microsoft Graph, "Working with groups".
 */
enum UnfitGroup {
  UNKNOWN("GroupNotFound", "There is no such group in the organisation."),
  MICROSOFT_365("GroupIsMicrosoft365", "It is a Microsoft 365 group."),
  DYNAMIC("GroupIsDynamic", "It is a group with dynamic membership."),
  DISTRIBUTION("GroupIsDistribution", "It is a distribution group, which guards nothing."),
  WITHOUT_MAIL("GroupHasNoMail", "It is a security group without mail.");

  private final String code;
  private final String reason;

  UnfitGroup(String code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  /** Empty for a mail-enabled security group. */
  static Optional<UnfitGroup> of(DirectoryGroup group) {
    if (group.types().contains("Unified")) {
      return Optional.of(MICROSOFT_365);
    }
    if (!group.types().isEmpty()) {
      return Optional.of(DYNAMIC);
    }
    if (!group.securityEnabled()) {
      return Optional.of(DISTRIBUTION);
    }
    return group.mailEnabled() && !group.address().isEmpty()
        ? Optional.empty()
        : Optional.of(WITHOUT_MAIL);
  }

  ApiProblem problem() {
    return new ApiProblem(
        400,
        code,
        "This group cannot be chosen. "
            + reason
            + " Nothing was changed. Choose a mail-enabled security group; the search finds those"
            + " only.");
  }
}
