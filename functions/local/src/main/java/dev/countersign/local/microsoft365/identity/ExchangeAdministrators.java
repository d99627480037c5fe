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

  /**
   * Somebody who signed in.
   *
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
      if (name == null || token.permissions().stream().noneMatch(SCOPES::contains)) {
        return null;
      }
      return new Administrator(token.organization().tenantId(), name, roles(token));
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
