package dev.countersign.local.microsoft365.organization;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that uses Microsoft 365: one Entra tenant.
 *
 * @param tenantId its GUID
 * @param directoryRoles roles by user principal name
 */
public record Organization(
    String tenantId,
    String displayName,
    Domains domains,
    Directory directory,
    Map<String, Set<DirectoryRole>> directoryRoles) {
  public Organization {
    directoryRoles = Map.copyOf(directoryRoles);
  }

  public Set<DirectoryRole> rolesOf(Person person) {
    return directoryRoles.getOrDefault(person.userPrincipalName(), Set.of());
  }

  /** True if Microsoft's URLs may name this organisation so: by GUID or verified domain. */
  public boolean isNamed(@Nullable String tenant) {
    return tenant != null
        && (tenant.equalsIgnoreCase(tenantId)
            || domains.names().stream().anyMatch(tenant::equalsIgnoreCase));
  }
}
