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
    AppRegistration app = request.app();
    if (app.isPublic()) {
      String text = "A public client can't use the client credentials grant.";
      throw new EntraException("unauthorized_client", 700025, text);
    }
    RequestedScopes scopes = RequestedScopes.parse(request.form().get("scope"));
    // The scopes of OpenID Connect mean nothing here, but MSAL adds them to every request.
    if (!scopes.everything()) {
      String text =
          "Client credential flows must have a scope value with /.default suffixed to the resource"
              + " identifier (application ID URI).";
      throw new EntraException("invalid_scope", 1002012, text);
    }
    Organization organization = tenants.single(request.tenant());
    if (!consents.knows(organization.tenantId(), app.clientId())) {
      String where = "the directory '" + organization.displayName() + "'";
      throw Applications.unknown(app.clientId(), where);
    }
    Set<String> roles = consents.application(organization.tenantId(), app.clientId(), scopes.api());
    return JsonNodeFactory.instance
        .objectNode()
        .put("token_type", "Bearer")
        .put("expires_in", Tokens.LIFETIME.toSeconds())
        .put("ext_expires_in", Tokens.LIFETIME.toSeconds())
        .put(
            "access_token",
            tokens.appOnly(
                organization,
                app,
                scopes.api(),
                roles,
                consents.directoryRoles(organization.tenantId(), app.clientId())));
  }
}
