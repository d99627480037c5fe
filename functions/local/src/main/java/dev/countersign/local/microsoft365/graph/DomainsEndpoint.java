package dev.countersign.local.microsoft365.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.microsoft365.http.Response;
import dev.countersign.local.microsoft365.identity.Tenants;
import dev.countersign.local.microsoft365.organization.Domain;
import dev.countersign.local.microsoft365.organization.Domains;
import dev.countersign.local.microsoft365.organization.Organization;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /domains}: list, add, prove by a TXT record, delete. */
final class DomainsEndpoint {
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  private final Tenants tenants;
  private final TxtRecords txtRecords;

  DomainsEndpoint(Tenants tenants, TxtRecords txtRecords) {
    this.tenants = tenants;
    this.txtRecords = txtRecords;
  }

  Response list(GraphRequest request) {
    request.allowOnly(Set.of("$select", "$top"));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@odata.context", GraphRequest.METADATA + "domains");
    ArrayNode value = json.putArray("value");
    domains(request).all().forEach(domain -> value.add(DomainJson.domain(domain)));
    return Response.json(200, json);
  }

  Response get(GraphRequest request, String name) {
    return Response.json(200, DomainJson.domain(find(request, name)));
  }

  Response add(GraphRequest request) {
    JsonNode id = request.json().path("id");
    String name = id.asText("").toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw GraphException.badRequest("Invalid value specified for property 'id' of 'Domain'.");
    }
    Domain added = isVerifiedElsewhere(request, name) ? null : domains(request).add(name);
    if (added == null) {
      throw GraphException.badRequest(
          "A conflicting object with one or more of the specified property values is present in"
              + " the directory.");
    }
    boolean inherits = domains(request).names().stream().anyMatch(p -> name.endsWith("." + p));
    Domain domain = inherits ? domains(request).verify(added) : added;
    return Response.json(201, DomainJson.domain(domain));
  }

  private boolean isVerifiedElsewhere(GraphRequest request, String name) {
    return tenants.organizations().stream()
        .filter(organization -> !organization.equals(request.organization()))
        .map(Organization::domains)
        .anyMatch(domains -> domains.names().contains(name));
  }

  Response verificationRecords(GraphRequest request, String name) {
    return Response.json(200, DomainJson.verificationRecords(find(request, name)));
  }

  Response verify(GraphRequest request, String name) {
    Domain domain = find(request, name);
    List<String> records = txtRecords.lookup(domain.name());
    if (!domain.verified() && !records.contains(domain.proof())) {
      throw GraphException.badRequest(
          "Domain verification failed with the following error: 'DNS record not found.'.");
    }
    return Response.json(200, DomainJson.domain(domains(request).verify(domain)));
  }

  Response delete(GraphRequest request, String name) {
    Domain domain = find(request, name);
    if (domain.initial() || domain.isDefault()) {
      throw GraphException.badRequest("Cannot delete the default or the initial domain.");
    }
    if (isInUse(request.organization(), domain.name())) {
      throw GraphException.badRequest("Domain can not be deleted because it has dependencies.");
    }
    domains(request).remove(domain.name());
    return Response.empty(204);
  }

  private static boolean isInUse(Organization organization, String name) {
    return organization.directory().people().stream()
        .flatMap(person -> person.addresses().stream())
        .anyMatch(address -> address.toLowerCase(Locale.ROOT).endsWith("@" + name));
  }

  private static Domain find(GraphRequest request, String name) {
    Domain domain = domains(request).find(name);
    if (domain == null) {
      throw GraphException.notFound(name);
    }
    return domain;
  }

  private static Domains domains(GraphRequest request) {
    return request.organization().domains();
  }
}
