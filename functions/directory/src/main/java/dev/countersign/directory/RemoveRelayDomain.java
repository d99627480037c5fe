package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.core.run.TakenBack.Outcome;
import dev.countersign.directory.graph.Graph;
import java.util.List;
import java.util.Map;

/** Takes back the relay domain that a failed run added. */
public final class RemoveRelayDomain extends RunTask<RunInput, Map<String, Object>> {
  private final DirectoryPorts ports;
  private final Graph graph;
  private final DnsZone zone;

  /** For Lambda. */
  public RemoveRelayDomain() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public RemoveRelayDomain(Environment environment) {
    this(
        DirectoryPorts.of(environment),
        GraphAccess.of(environment),
        DirectoryPorts.zone(environment));
  }

  RemoveRelayDomain(DirectoryPorts ports, Graph graph, DnsZone zone) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.graph = graph;
    this.zone = zone;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    List<Created> made =
        ports.journal().created(input.subscriptionId(), input.runId()).stream()
            .filter(created -> created.kind() == Created.Kind.RELAY_DOMAIN)
            .toList();
    for (Created domain : made) {
      remove(input, domain);
    }
    return Map.of("takenBack", made.size());
  }

  /** Of an organisation that is forgotten nothing can be said: it stays written down. */
  private void remove(RunInput input, Created domain) {
    ports
        .connections()
        .find(input.subscriptionId())
        .map(connection -> remove(connection, domain.identity()))
        .ifPresent(
            outcome ->
                ports.journal().takenBack(input.subscriptionId(), input.runId(), domain, outcome));
  }

  private Outcome remove(Connection connection, String name) {
    RelayDomains domains = new RelayDomains(graph, connection.tenantId());
    // First: it is ours to remove, whatever Microsoft lets us do.
    zone.remove(connection.subscriptionId(), DnsRecord.Type.TXT);
    boolean there = domains.exists(name);
    domains.remove(name);
    ports.connections().forgetRelayDomain(connection.subscriptionId(), name);
    return there ? Outcome.REMOVED : Outcome.ALREADY_GONE;
  }
}
