package dev.countersign.directory;

import com.microsoft.graph.domains.DomainsRequestBuilder;
import com.microsoft.graph.domains.item.DomainItemRequestBuilder;
import com.microsoft.graph.models.Domain;
import com.microsoft.graph.models.DomainDnsRecord;
import com.microsoft.graph.models.DomainDnsRecordCollectionResponse;
import com.microsoft.graph.models.DomainDnsTxtRecord;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.RequestAdapter;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.directory.graph.Graph;
import dev.countersign.directory.graph.MicrosoftFailures;
import java.util.Optional;

/** Domains of an Entra tenant. */
final class RelayDomains {
  private static final int BAD_REQUEST = 400;
  private final Graph graph;
  private final String tenantId;

  RelayDomains(Graph graph, String tenantId) {
    this.graph = graph;
    this.tenantId = tenantId;
  }

  boolean exists(String name) {
    return find(name).isPresent();
  }

  boolean isVerified(String name) {
    return find(name).map(Domain::getIsVerified).orElse(false);
  }

  /** Adds a domain; one that another call has added meanwhile is no error. */
  void add(String name) {
    Domain domain = new Domain();
    domain.setId(name);
    try {
      graph.ask(tenantId, adapter -> new DomainsRequestBuilder(graph.path(), adapter).post(domain));
    } catch (PermanentFailure refused) {
      if (!exists(name)) {
        throw refused;
      }
    }
  }

  /** The text of the TXT record by which Microsoft sees that a domain is ours. */
  Optional<String> proof(String name) {
    return graph
        .find(tenantId, adapter -> item(adapter, name).verificationDnsRecords().get())
        .flatMap(RelayDomains::text);
  }

  /** Asks Microsoft to look for the record; false, if it does not see it yet. */
  boolean verify(String name) {
    return graph.ask(tenantId, adapter -> verify(adapter, name));
  }

  /** Removes a domain; one that is not there is no error. */
  void remove(String name) {
    graph.find(
        tenantId,
        adapter -> {
          item(adapter, name).delete();
          return name;
        });
  }

  private Optional<Domain> find(String name) {
    return graph.find(tenantId, adapter -> item(adapter, name).get());
  }

  private boolean verify(RequestAdapter adapter, String name) {
    try {
      item(adapter, name).verify().post();
      return true;
    } catch (ApiException e) {
      if (e.getResponseStatusCode() == BAD_REQUEST) {
        return false;
      }
      throw MicrosoftFailures.ofGraph(e);
    }
  }

  private DomainItemRequestBuilder item(RequestAdapter adapter, String name) {
    return new DomainsRequestBuilder(graph.path(), adapter).byDomainId(name);
  }

  private static Optional<String> text(DomainDnsRecordCollectionResponse records) {
    for (DomainDnsRecord record : records.getValue()) {
      if (record instanceof DomainDnsTxtRecord txt) {
        return Optional.of(txt.getText());
      }
    }
    return Optional.empty();
  }
}
