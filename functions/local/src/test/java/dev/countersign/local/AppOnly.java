package dev.countersign.local;

import dev.countersign.local.microsoft365.identity.Api;
import dev.countersign.local.microsoft365.organization.DirectoryRole;

/** What an administrator gives our app by hand, as docs/operations.md has it. */
final class AppOnly {
  private AppOnly() {}

  static void permit(LocalDeployment deployment) {
    deployment
        .microsoft()
        .identity()
        .consents()
        .assignAppRole(
            deployment.organization().tenantId(),
            LocalApplication.CLIENT_ID,
            Api.EXCHANGE,
            "Exchange.ManageAsApp");
  }

  static void takeRoleBack(LocalDeployment deployment) {
    deployment
        .microsoft()
        .identity()
        .consents()
        .removeDirectoryRoles(deployment.organization().tenantId(), LocalApplication.CLIENT_ID);
  }

  static void giveRole(LocalDeployment deployment) {
    deployment
        .microsoft()
        .identity()
        .consents()
        .assignDirectoryRole(
            deployment.organization().tenantId(),
            LocalApplication.CLIENT_ID,
            DirectoryRole.EXCHANGE_ADMINISTRATOR);
  }
}
