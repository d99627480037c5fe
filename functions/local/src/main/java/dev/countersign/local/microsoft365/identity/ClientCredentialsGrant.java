package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.Set;

/** {@code client_credentials}: app-only tokens, for organisations that consented. */
final class ClientCredentialsGrant implements Grant {
  private final Tenants tenants;
  private final Consents consents;
  private final Tokens tokens;

  ClientCredentialsGrant(Tenants tenants, Consents consents, Tokens tokens) {
    this.tenants = tenants;
    this.consents = consents;
    this.tokens = tokens;
  }

  @Override
  public ObjectNode redeem(TokenRequest request) {
    checkConfidential(request.app());
    RequestedScopes scopes = scopes(request);
    Organization organization = tenants.single(request.tenant());
    if (!consents.knows(organization.tenantId(), request.app().clientId())) {
      String where = "the directory '" + organization.displayName() + "'";
      throw Applications.unknown(request.app().clientId(), where);
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("token_type", "Bearer")
        .put("expires_in", Tokens.LIFETIME.toSeconds())
        .put("ext_expires_in", Tokens.LIFETIME.toSeconds())
        .put("access_token", token(organization, request.app(), scopes.api()));
  }

  private static void checkConfidential(AppRegistration app) {
    if (app.isPublic()) {
      String text = "A public client can't use the client credentials grant.";
      throw new EntraException("unauthorized_client", 700025, text);
    }
  }

  private static RequestedScopes scopes(TokenRequest request) {
    RequestedScopes scopes = RequestedScopes.parse(request.form().get("scope"));
    // The scopes of OpenID Connect mean nothing here, but MSAL adds them to every request.
    if (!scopes.everything()) {
      String text =
          "Client credential flows must have a scope value with /.default suffixed to the resource"
              + " identifier (application ID URI).";
      throw new EntraException("invalid_scope", 1002012, text);
    }
    return scopes;
  }

  private String token(Organization organization, AppRegistration app, Api api) {
    String tenant = organization.tenantId();
    Set<String> roles = consents.application(tenant, app.clientId(), api);
    return tokens.appOnly(
        organization, app, api, roles, consents.directoryRoles(tenant, app.clientId()));
  }
}
