package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.DirectoryRole;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each organisation allows each application. A first consent, of whatever kind, makes the
 * application known to the organisation (its service principal).
 */
public final class Consents {
  private record Key(String tenantId, String clientId, Api api, boolean application) {}

  private record ServicePrincipal(String tenantId, String clientId) {}

  private final Map<ServicePrincipal, Set<DirectoryRole>> roles = new ConcurrentHashMap<>();
  private final Map<Key, Set<String>> granted = new ConcurrentHashMap<>();

  void grantApplication(String tenantId, String clientId, Api api, Set<String> permissions) {
    // An administrator's consent to .default replaces what it granted before.
    granted.put(new Key(tenantId, clientId, api, true), Set.copyOf(permissions));
  }

  /** An administrator gives an application one more permission, without any consent page. */
  public void assignAppRole(String tenantId, String clientId, Api api, String permission) {
    granted.merge(new Key(tenantId, clientId, api, true), Set.of(permission), Consents::union);
  }

  /** An administrator gives an application a directory role. */
  public void assignDirectoryRole(String tenantId, String clientId, DirectoryRole role) {
    roles
        .computeIfAbsent(new ServicePrincipal(tenantId, clientId), principal -> new TreeSet<>())
        .add(role);
  }

  /** The administrator takes an application's directory roles back. */
  public void removeDirectoryRoles(String tenantId, String clientId) {
    roles.remove(new ServicePrincipal(tenantId, clientId));
  }

  Set<DirectoryRole> directoryRoles(String tenantId, String clientId) {
    return Set.copyOf(roles.getOrDefault(new ServicePrincipal(tenantId, clientId), Set.of()));
  }

  void grantDelegated(String tenantId, String clientId, Api api, Set<String> permissions) {
    granted.merge(
        new Key(tenantId, clientId, api, false), Set.copyOf(permissions), Consents::union);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  boolean knows(String tenantId, String clientId) {
    return granted.keySet().stream()
        .anyMatch(key -> key.tenantId().equals(tenantId) && key.clientId().equals(clientId));
  }

  /** The granted application permissions; empty if there are none. */
  public Set<String> application(String tenantId, String clientId, Api api) {
    return granted.getOrDefault(new Key(tenantId, clientId, api, true), Set.of());
  }

  Set<String> delegated(String tenantId, String clientId, Api api) {
    return granted.getOrDefault(new Key(tenantId, clientId, api, false), Set.of());
  }

  /** The administrator removes the application from the organisation. */
  public void revoke(String tenantId, String clientId) {
    roles.remove(new ServicePrincipal(tenantId, clientId));
    granted
        .keySet()
        .removeIf(key -> key.tenantId().equals(tenantId) && key.clientId().equals(clientId));
  }
}
