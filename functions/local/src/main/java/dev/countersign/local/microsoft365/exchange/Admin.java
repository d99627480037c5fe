package dev.countersign.local.microsoft365.exchange;

import java.util.Set;

/**
 * Who calls a cmdlet, as the access token says.
 *
 * @param tenantId the token's {@code tid}
 * @param roles names of Microsoft Entra directory roles or of Exchange management roles; the
 *     directory roles in {@link #FULL_DIRECTORY_ROLES} include every management role
 */
public record Admin(String tenantId, String userPrincipalName, Set<String> roles) {

  static final Set<String> FULL_DIRECTORY_ROLES =
      Set.of("Global Administrator", "Exchange Administrator");

  public Admin {
    roles = Set.copyOf(roles);
  }

  /** An application that acts for itself has no user principal name, but a client id. */
  boolean isApplication() {
    return !userPrincipalName.contains("@");
  }

  boolean hasAnyOf(Set<String> managementRoles) {
    return managementRoles.isEmpty()
        || roles.stream().anyMatch(FULL_DIRECTORY_ROLES::contains)
        || roles.stream().anyMatch(managementRoles::contains);
  }
}
