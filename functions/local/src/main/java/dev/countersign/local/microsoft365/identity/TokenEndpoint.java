package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import java.util.Map;

/** {@code POST /{tenant}/oauth2/v2.0/token}: knows the client, then asks the grant. */
final class TokenEndpoint {
  private final Tenants tenants;
  private final Applications applications;
  private final ClientAssertions assertions;
  private final Map<String, Grant> grants;

  TokenEndpoint(
      Tenants tenants,
      Applications applications,
      ClientAssertions assertions,
      Map<String, Grant> grants) {
    this.tenants = tenants;
    this.applications = applications;
    this.assertions = assertions;
    this.grants = grants;
  }

  Response answer(Request request, String tenant) {
    Grant grant = grant(request.form());
    TokenRequest authenticated = authenticated(request.form(), tenant);
    return Response.json(200, grant.redeem(authenticated)).with("Cache-Control", "no-store");
  }

  private Grant grant(Parameters form) {
    String repeated = form.repeated();
    if (repeated != null) {
      String text = "The parameter '" + repeated + "' is duplicated.";
      throw new EntraException("invalid_request", 9000411, text);
    }
    String type = form.get("grant_type");
    if (type == null) {
      throw EntraException.missing("grant_type");
    }
    Grant grant = grants.get(type);
    if (grant == null) {
      String text = "The app requested an unsupported grant type '" + type + "'.";
      throw new EntraException("unsupported_grant_type", 70003, text);
    }
    return grant;
  }

  private TokenRequest authenticated(Parameters form, String tenant) {
    tenants.named(tenant);
    AppRegistration app = applications.withId(form.get("client_id"));
    if (app.isPublic()) {
      return new TokenRequest(tenant, app, form);
    }
    String assertion = form.get("client_assertion");
    if (assertion == null) {
      throw new EntraException(
          "invalid_client",
          7000218,
          "The request body must contain the following parameter: 'client_assertion' or"
              + " 'client_secret'.");
    }
    if (!ClientAssertions.TYPE.equals(form.get("client_assertion_type"))) {
      throw EntraException.missing("client_assertion_type");
    }
    assertions.verify(assertion, app, tenant);
    return new TokenRequest(tenant, app, form);
  }
}
