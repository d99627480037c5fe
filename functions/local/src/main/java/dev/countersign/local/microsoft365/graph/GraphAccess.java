package dev.countersign.local.microsoft365.graph;

import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.identity.AccessTokens;
import dev.countersign.local.microsoft365.identity.Api;
import dev.countersign.local.microsoft365.identity.InvalidTokenException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in who brings a valid token with a permission that is enough. */
final class GraphAccess {
  private static final String SCHEME = "Bearer ";

  private final AccessTokens accessTokens;

  GraphAccess(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  /**
   * @param anyOf permissions each of which is enough; empty if none is needed
   * @throws GraphException 401 without a valid token, 403 without a permission
   */
  GraphRequest authorize(Request request, Set<String> anyOf) {
    try {
      String bearer = bearer(request.header("Authorization"));
      GraphRequest authorized = new GraphRequest(request, accessTokens.verify(bearer, Api.GRAPH));
      if (!anyOf.isEmpty() && !authorized.isAllowedAnyOf(anyOf)) {
        throw new GraphException(
            403,
            "Authorization_RequestDenied",
            "Insufficient privileges to complete the operation.");
      }
      return authorized;
    } catch (InvalidTokenException e) {
      throw new GraphException(401, "InvalidAuthenticationToken", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable String bearer(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    return header.substring(SCHEME.length());
  }
}
