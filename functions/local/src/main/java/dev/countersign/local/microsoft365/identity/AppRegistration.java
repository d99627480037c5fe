package dev.countersign.local.microsoft365.identity;

import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An application as it is registered with Entra ID.
 *
 * @param redirectUris compared exactly
 * @param certificates credentials of a confidential client; none for a public client
 * @param applicationPermissions what {@code .default} asks for without a user, by API
 * @param delegatedPermissions what it may ask for on a user's behalf, by API
 * @param preauthorized Microsoft's own applications, which need no consent
 */
public record AppRegistration(
    String clientId,
    String displayName,
    Set<String> redirectUris,
    List<X509Certificate> certificates,
    Map<Api, Set<String>> applicationPermissions,
    Map<Api, Set<String>> delegatedPermissions,
    boolean preauthorized) {

  /** The public clients of Microsoft's Exchange Online PowerShell modules, the older one first. */
  public static final List<AppRegistration> EXCHANGE_POWERSHELL =
      List.of(
          exchangeModule("a0c73c16-a7e3-4564-9a95-2bdf47383716"),
          exchangeModule("fb78d390-0c51-40cd-8e17-fdbfab77341b"));

  public AppRegistration {
    redirectUris = Set.copyOf(redirectUris);
    certificates = List.copyOf(certificates);
    applicationPermissions = Map.copyOf(applicationPermissions);
    delegatedPermissions = Map.copyOf(delegatedPermissions);
  }

  /** Countersign's own application, with the permissions of the first consent. */
  public static AppRegistration countersign(
      String clientId, Set<String> redirectUris, X509Certificate certificate) {
    return new AppRegistration(
        clientId,
        "Countersign",
        redirectUris,
        List.of(certificate),
        Map.of(Api.GRAPH, Set.of("User.Read.All", "GroupMember.Read.All", "Organization.Read.All")),
        Map.of(
            Api.GRAPH, Set.of("User.Read"),
            Api.EXCHANGE, Set.of("Exchange.Manage")),
        false);
  }

  /**
   * The same application with one more application permission of Microsoft Graph.
   *
   * @param permission such as {@code Domain.ReadWrite.All}
   */
  public AppRegistration withGraphPermission(String permission) {
    Set<String> permissions = new TreeSet<>(applicationPermissions(Api.GRAPH));
    permissions.add(permission);
    Map<Api, Set<String>> all = new EnumMap<>(Api.class);
    all.putAll(applicationPermissions);
    all.put(Api.GRAPH, permissions);
    return new AppRegistration(
        clientId,
        displayName,
        redirectUris,
        certificates,
        all,
        delegatedPermissions,
        preauthorized);
  }

  boolean isPublic() {
    return certificates.isEmpty();
  }

  Set<String> applicationPermissions(Api api) {
    return applicationPermissions.getOrDefault(api, Set.of());
  }

  Set<String> delegatedPermissions(Api api) {
    return delegatedPermissions.getOrDefault(api, Set.of());
  }

  private static AppRegistration exchangeModule(String clientId) {
    return new AppRegistration(
        clientId,
        "Microsoft Exchange Online Remote PowerShell",
        Set.of(),
        List.of(),
        Map.of(),
        Map.of(
            Api.EXCHANGE, Set.of("AdminApi.AccessAsUser.All", "RemotePowerShell.AccessAsUser.All")),
        true);
  }
}
