package dev.countersign.local.microsoft365.identity;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The {@code scope} parameter, taken apart.
 *
 * @param api the one API that permissions are asked of; Microsoft Graph if none is named
 * @param everything true for {@code .default}: all that the application is registered for
 * @param permissions the ones asked for by name
 * @param openId the scopes of OpenID Connect
 */
record RequestedScopes(Api api, boolean everything, Set<String> permissions, Set<String> openId) {
  private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");

  /**
   * @throws EntraException if nothing or too much is asked for
   */
  static RequestedScopes parse(@Nullable String scope) {
    if (scope == null) {
      throw EntraException.missing("scope");
    }
    Set<Api> apis = new LinkedHashSet<>();
    Set<String> permissions = new TreeSet<>();
    Set<String> openId = new TreeSet<>();
    for (String part : scope.strip().split("\\s+")) {
      if (OPEN_ID.contains(part)) {
        openId.add(part);
      } else {
        apis.add(api(part));
        permissions.add(part.substring(part.lastIndexOf('/') + 1));
      }
    }
    if (apis.size() > 1) {
      throw invalid(28000, "it contains more than one resource");
    }
    boolean everything = permissions.remove(".default");
    if (everything && !permissions.isEmpty()) {
      throw invalid(70011, ".default can't be combined with resource-specific scopes");
    }
    Api api = apis.isEmpty() ? Api.GRAPH : apis.iterator().next();
    return new RequestedScopes(api, everything, permissions, openId);
  }

  private static Api api(String scope) {
    int slash = scope.lastIndexOf('/');
    Api api = slash < 0 ? Api.GRAPH : Api.of(scope.substring(0, slash));
    if (api == null) {
      throw new EntraException(
          "invalid_resource", 500011, "The resource principal of '" + scope + "' was not found.");
    }
    return api;
  }

  private static EntraException invalid(int code, String why) {
    return new EntraException(
        "invalid_scope", code, "The value of the input parameter scope is not valid: " + why + ".");
  }

  /** The delegated permissions that this amounts to for that application. */
  Set<String> delegated(AppRegistration app) {
    if (everything) {
      return app.delegatedPermissions(api);
    }
    if (!app.delegatedPermissions(api).containsAll(permissions)) {
      throw invalid(70011, "a scope doesn't exist or isn't registered");
    }
    return permissions;
  }

  boolean has(String openIdScope) {
    return openId.contains(openIdScope);
  }
}
