package dev.countersign.local.microsoft365.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.organization.Domain;
import java.util.UUID;

/** The resource types "domain" and "domainDnsRecord". */
final class DomainJson {
  private static final int TTL_SECONDS = 3600;

  private DomainJson() {}

  static ObjectNode domain(Domain domain) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", domain.name())
            .put("authenticationType", "Managed")
            .put("isAdminManaged", true)
            .put("isDefault", domain.isDefault())
            .put("isInitial", domain.initial())
            .put("isRoot", true)
            .put("isVerified", domain.verified());
    ArrayNode services = json.putArray("supportedServices");
    if (domain.verified()) {
      services.add("Email").add("OfficeCommunicationsOnline");
    }
    return json;
  }

  /** Either record proves the domain with Microsoft; the stand-in looks at the TXT one alone. */
  static ObjectNode verificationRecords(Domain domain) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(
        "@odata.context",
        GraphRequest.METADATA + "domains('" + domain.name() + "')/verificationDnsRecords");
    ArrayNode value = json.putArray("value");
    value.add(record(domain, "Txt").put("text", domain.proof()));
    value.add(
        record(domain, "Mx")
            .put("mailExchange", domain.proof().substring("MS=".length()) + ".msv1.invalid")
            .put("preference", 32767));
    return json;
  }

  private static ObjectNode record(Domain domain, String type) {
    String id = UUID.nameUUIDFromBytes((type + domain.proof()).getBytes(UTF_8)).toString();
    return JsonNodeFactory.instance
        .objectNode()
        .put("@odata.type", "#microsoft.graph.domainDns" + type + "Record")
        .put("id", id)
        .put("isOptional", false)
        .put("label", domain.name())
        .put("recordType", type)
        .put("supportedService", "Email")
        .put("ttl", TTL_SECONDS);
  }
}
