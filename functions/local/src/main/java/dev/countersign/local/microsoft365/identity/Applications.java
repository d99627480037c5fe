package dev.countersign.local.microsoft365.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registered applications. */
final class Applications {
  private final List<AppRegistration> applications;

  Applications(List<AppRegistration> applications) {
    this.applications = List.copyOf(applications);
  }

  /**
   * @throws EntraException if there is none
   */
  AppRegistration withId(@Nullable String clientId) {
    if (clientId == null) {
      throw EntraException.missing("client_id");
    }
    return applications.stream()
        .filter(app -> app.clientId().equals(clientId))
        .findFirst()
        .orElseThrow(() -> unknown(clientId, "any directory"));
  }

  static EntraException unknown(String clientId, String where) {
    String text =
        "Application with identifier '%s' was not found in %s. This can happen if the application"
            + " has not been installed by the administrator of the tenant or consented to.";
    return new EntraException("unauthorized_client", 700016, text.formatted(clientId, where));
  }
}
