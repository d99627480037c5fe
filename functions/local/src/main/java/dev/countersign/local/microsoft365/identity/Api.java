package dev.countersign.local.microsoft365.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The web APIs that tokens are issued for; the application ids are Microsoft's. */
public enum Api {
  GRAPH("https://graph.microsoft.com", "00000003-0000-0000-c000-000000000000"),
  EXCHANGE("https://outlook.office365.com", "00000002-0000-0ff1-ce00-000000000000");

  /** Delegated permissions that need no administrator to consent to. */
  private static final Set<String> FOR_EVERYONE = Set.of("User.Read");

  private final String identifier;
  private final String applicationId;

  Api(String identifier, String applicationId) {
    this.identifier = identifier;
    this.applicationId = applicationId;
  }

  /** The {@code aud} of its access tokens and the prefix of its scopes. */
  public String identifier() {
    return identifier;
  }

  String applicationId() {
    return applicationId;
  }

  static boolean needsAdministrator(String delegatedPermission) {
    return !FOR_EVERYONE.contains(delegatedPermission);
  }

  static @Nullable Api of(String identifier) {
    for (Api api : values()) {
      if (api.identifier.equals(identifier) || api.applicationId.equals(identifier)) {
        return api;
      }
    }
    return null;
  }
}
