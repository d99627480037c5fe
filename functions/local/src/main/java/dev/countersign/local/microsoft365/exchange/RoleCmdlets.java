package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code Get-ManagementRoleAssignment}: what the signed-in account may do. */
final class RoleCmdlets {

  static final String NAME = "Get-ManagementRoleAssignment";

  private static final List<String> ALL_ROLES =
      List.of(
          "Mail Recipients",
          "Organization Configuration",
          "Remote and Accepted Domains",
          "Transport Hygiene",
          "Transport Rules",
          "View-Only Configuration",
          "View-Only Recipients");

  private static final Map<String, ParameterType> PARAMETERS =
      Map.of(
          "Identity", ParameterType.text(),
          "RoleAssignee", ParameterType.text(),
          "Role", ParameterType.text(),
          "GetEffectiveUsers", ParameterType.bool(),
          "Delegating", ParameterType.bool());

  private RoleCmdlets() {}

  /** The cmdlet as this administrator sees it; other accounts' assignments are not modelled. */
  static Cmdlet forAdmin(Admin admin) {
    return new Cmdlet(NAME, Set.of(), false, PARAMETERS, given -> run(admin, given));
  }

  private static CmdletResult run(Admin admin, Parameters given) {
    String assignee = given.text("RoleAssignee");
    String wanted = given.text("Role");
    boolean other = assignee != null && !assignee.equalsIgnoreCase(admin.userPrincipalName());
    if (other || given.flag("Delegating", false)) {
      return CmdletResult.nothing();
    }
    return CmdletResult.of(
        roles(admin)
            .filter(role -> wanted == null || wanted.equalsIgnoreCase(role))
            .map(role -> assignment(admin, role)));
  }

  private static Stream<String> roles(Admin admin) {
    boolean all = admin.roles().stream().anyMatch(Admin.FULL_DIRECTORY_ROLES::contains);
    return all ? ALL_ROLES.stream() : admin.roles().stream().sorted();
  }

  private static Map<String, @Nullable Object> assignment(Admin admin, String role) {
    Map<String, @Nullable Object> assignment = new LinkedHashMap<>();
    assignment.put("Identity", role + "-Organization Management");
    assignment.put("Name", role + "-Organization Management");
    assignment.put("Role", role);
    assignment.put("RoleAssignee", "Organization Management");
    assignment.put("RoleAssigneeType", "RoleGroup");
    assignment.put("RoleAssignmentDelegationType", "Regular");
    assignment.put("EffectiveUserName", admin.userPrincipalName());
    assignment.put("Enabled", true);
    return assignment;
  }
}
