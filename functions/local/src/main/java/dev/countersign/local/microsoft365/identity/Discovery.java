package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Request;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Organization;

/**
 * OpenID Connect Discovery 1.0 and the signing keys. The issuer is Microsoft's; the endpoints are
 * where the caller reached this server.
 */
final class Discovery {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Tenants tenants;
  private final SigningKey key;

  Discovery(Tenants tenants, SigningKey key) {
    this.tenants = tenants;
    this.key = key;
  }

  Response configuration(Request request, String tenant) {
    Organization organization = tenants.named(tenant);
    // Microsoft's metadata of "organizations" holds this placeholder: it fits no token as it is.
    String issuerTenant = organization == null ? "{tenantid}" : organization.tenantId();
    String base = request.origin() + "/" + tenant;
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("issuer", Tokens.idTokenIssuer(issuerTenant))
            .put("authorization_endpoint", base + "/oauth2/v2.0/authorize")
            .put("token_endpoint", base + "/oauth2/v2.0/token")
            .put("device_authorization_endpoint", base + "/oauth2/v2.0/devicecode")
            .put("jwks_uri", base + "/discovery/v2.0/keys");
    json.putArray("response_types_supported").add("code");
    json.putArray("response_modes_supported").add("query");
    json.putArray("subject_types_supported").add("pairwise");
    json.putArray("id_token_signing_alg_values_supported").add("RS256");
    json.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
    json.putArray("scopes_supported").add("openid").add("profile").add("offline_access");
    return Response.json(200, json);
  }

  Response keys(String tenant) {
    tenants.named(tenant);
    return Response.json(200, JSON.valueToTree(key.publicKeys()));
  }
}
