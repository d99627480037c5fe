package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.organization.Domain;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.Set;

/** {@code GET /organization}. */
final class OrganizationEndpoint {
  private OrganizationEndpoint() {}

  static Response list(GraphRequest request) {
    request.allowOnly(Set.of("$select"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@odata.context", GraphRequest.METADATA + "organization");
    json.putArray("value").add(organization(request.organization()));
    return Response.json(200, json);
  }

  static Response get(GraphRequest request, String id) {
    if (!request.organization().tenantId().equals(id)) {
      throw GraphException.notFound(id);
    }
    return Response.json(200, organization(request.organization()));
  }

  private static ObjectNode organization(Organization organization) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", organization.tenantId())
            .put("displayName", organization.displayName())
            .put("tenantType", "AAD")
            .put("createdDateTime", "2019-05-14T07:22:10Z");
    ArrayNode domains = json.putArray("verifiedDomains");
    organization.domains().all().stream()
        .filter(Domain::verified)
        .forEach(
            domain ->
                domains
                    .addObject()
                    .put("capabilities", "Email, OfficeCommunicationsOnline")
                    .put("isDefault", domain.isDefault())
                    .put("isInitial", domain.initial())
                    .put("name", domain.name())
                    .put("type", "Managed"));
    return json;
  }
}
