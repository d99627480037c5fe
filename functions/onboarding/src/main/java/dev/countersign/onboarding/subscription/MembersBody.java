package dev.countersign.onboarding.subscription;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.subscription.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members as they are sent.
 *
 * @param members all of them, without the owner
 */
record MembersBody(@Nullable List<@Nullable Member> members) {
  /** They stand in the subscription's item; more people than that share a group. */
  private static final int MAX_MEMBERS = 100;

  /** No blanks: API Gateway separates groups by them. */
  private static final Pattern NAME = Pattern.compile("(user|group):[!-~]{1,128}");

  /** One of them. */
  record Member(@Nullable String member, @Nullable String role) {}

  Map<String, Role> require() {
    if (members == null || members.size() > MAX_MEMBERS) {
      throw problem("InvalidMembers", "Send members, a list of at most " + MAX_MEMBERS + ".");
    }
    Map<String, Role> read = new HashMap<>();
    for (Member member : members) {
      if (read.put(name(member), role(member)) != null) {
        throw problem("InvalidMembers", "A member stands in the list twice.");
      }
    }
    return read;
  }

  private static String name(@Nullable Member member) {
    String name = member == null || member.member() == null ? "" : member.member();
    if (!NAME.matcher(name).matches()) {
      throw problem(
          "InvalidMembers",
          "Name each member user:SUB or group:GROUP, as the user's token has it, in at most 128"
              + " characters without blanks.");
    }
    return name;
  }

  private static Role role(@Nullable Member member) {
    String role = member == null || member.role() == null ? "" : member.role();
    Optional<Role> known =
        Arrays.stream(Role.values()).filter(value -> value.name().equals(role)).findFirst();
    return known.orElseThrow(
        () -> problem("InvalidMembers", "Give each member the role ADMIN or VIEWER."));
  }

  private static ApiProblem problem(String code, String text) {
    return new ApiProblem(400, code, text + " Nothing was saved.");
  }
}
