package dev.countersign.onboarding.connection;

import dev.countersign.core.connection.Connection;

/**
 * The organisation that gave consent, so that a wrong one is noticed before anything is done there.
 *
 * @param name as Microsoft Graph has it
 * @param domain {@code ….onmicrosoft.com}
 */
record OrganizationView(String tenantId, String name, String domain) {
  static OrganizationView of(Connection connection) {
    return new OrganizationView(
        connection.tenantId(), connection.organizationName(), connection.initialDomain());
  }
}
