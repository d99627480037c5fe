package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.Organization;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a valid access token says.
 *
 * @param userPrincipalName null for an app-only token
 * @param permissions application permissions (roles) or delegated ones (scp)
 * @param directoryRoleIds template ids of the user's directory roles
 */
public record AccessToken(
    Organization organization,
    String clientId,
    @Nullable String userPrincipalName,
    Set<String> permissions,
    Set<String> directoryRoleIds) {}
