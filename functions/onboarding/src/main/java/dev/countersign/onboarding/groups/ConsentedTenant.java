package dev.countersign.onboarding.groups;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.lambda.ApiProblem;

/** The Entra tenant whose groups may be read. */
public final class ConsentedTenant {
  private ConsentedTenant() {}

  /**
   * @throws ApiProblem 409, before consent
   */
  public static String of(ConnectionStore connections, String subscriptionId) {
    return connections
        .find(subscriptionId)
        .map(Connection::tenantId)
        .orElseThrow(
            () ->
                new ApiProblem(
                    409,
                    "NotConsented",
                    "No Microsoft 365 organisation has been connected yet, so there are no groups to"
                        + " choose from. Start with Connect to Microsoft 365."));
  }
}
