package dev.countersign.directory;

import com.microsoft.graph.models.Organization;
import com.microsoft.graph.organization.OrganizationRequestBuilder;
import dev.countersign.directory.graph.Graph;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Microsoft Graph says of organisations themselves. */
final class Organizations {
  private final Graph graph;

  Organizations(Graph graph) {
    this.graph = graph;
  }

  /** Empty, if Microsoft answers for another one. */
  Optional<Organization> find(String tenantId) {
    return graph
        .ask(tenantId, adapter -> new OrganizationRequestBuilder(graph.path(), adapter).get())
        .getValue()
        .stream()
        .filter(organization -> tenantId.equals(organization.getId()))
        .findFirst();
  }

  /** The verified domains, in lower case: whose mail the mail path takes. */
  static Set<String> domains(Organization organization) {
    return organization.getVerifiedDomains().stream()
        .map(domain -> domain.getName().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
