package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;

/**
 * {@code GET /{tenant}/v2.0/adminconsent}. Application permissions can only be asked for all at
 * once, by {@code .default}; "common" is refused, as personal accounts have no administrator.
 */
final class AdminConsentEndpoint {
  private final Tenants tenants;
  private final Applications applications;
  private final Consents consents;
  private final Interactions interactions;

  AdminConsentEndpoint(
      Tenants tenants, Applications applications, Consents consents, Interactions interactions) {
    this.tenants = tenants;
    this.applications = applications;
    this.consents = consents;
    this.interactions = interactions;
  }

  /**
   * @throws EntraException if the request is not one that Microsoft would show a page for
   */
  Response answer(Request request, String tenant) {
    if (tenant.equals("common")) {
      String text = "The endpoint can't be used with 'common': name the tenant.";
      throw new EntraException("invalid_request", 90009, text);
    }
    Parameters query = request.query();
    String repeated = query.repeated();
    if (repeated != null) {
      String text = "The parameter '" + repeated + "' is duplicated.";
      throw new EntraException("invalid_request", 9000411, text);
    }
    Organization home = tenants.named(tenant);
    AppRegistration app = applications.withId(query.get("client_id"));
    String redirectUri = Redirects.registered(query, app);
    RequestedScopes scopes = RequestedScopes.parse(query.get("scope"));
    scopes.delegated(app);
    AdminConsent consent =
        new AdminConsent(home, app, redirectUri, query.get("state"), scopes, consents);
    return interactions.start(request, consent, false);
  }
}
