package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.DirectoryRole;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says whose access token to Exchange's administration it is. */
public final class ExchangeAdministrators {
  /** Any of these lets an application act as the signed-in administrator. */
  private static final Set<String> SCOPES =
      Set.of("AdminApi.AccessAsUser.All", "RemotePowerShell.AccessAsUser.All", "Exchange.Manage");

  /** Lets an application act for itself, with the directory roles that it has. */
  private static final String AS_APP = "Exchange.ManageAsApp";

  /**
   * Somebody who signed in, or an application.
   *
   * @param userPrincipalName of an application, its client id
   * @param roles display names of directory roles, such as "Global Administrator"
   */
  public record Administrator(String tenantId, String userPrincipalName, Set<String> roles) {}

  private final AccessTokens accessTokens;

  ExchangeAdministrators(AccessTokens accessTokens) {
    this.accessTokens = accessTokens;
  }

  /**
   * @param bearer the token alone, without the word "Bearer"
   * @return null if Exchange would answer 401
   */
  public @Nullable Administrator verify(@Nullable String bearer) {
    try {
      AccessToken token = accessTokens.verify(bearer, Api.EXCHANGE);
      String name = token.userPrincipalName();
      boolean permitted =
          name == null
              ? token.permissions().contains(AS_APP)
              : token.permissions().stream().anyMatch(SCOPES::contains);
      return permitted
          ? new Administrator(
              token.organization().tenantId(), name == null ? token.clientId() : name, roles(token))
          : null;
    } catch (InvalidTokenException e) {
      return null;
    }
  }

  private static Set<String> roles(AccessToken token) {
    return Arrays.stream(DirectoryRole.values())
        .filter(role -> token.directoryRoleIds().contains(role.templateId()))
        .map(DirectoryRole::displayName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
