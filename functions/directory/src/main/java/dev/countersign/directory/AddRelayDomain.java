package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsZone;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.graph.Graph;
import java.util.Map;

/**
 * Adds the tenant's relay domain to the tenant, and sees to the record that proves it. By this name
 * in the client certificate Exchange Online recognises whose mail comes back.
 */
public final class AddRelayDomain extends RunTask<RunInput, Map<String, Object>> {
  private final DirectoryPorts ports;
  private final Graph graph;
  private final DnsZone zone;
  private final String parentDomain;

  /** For Lambda. */
  public AddRelayDomain() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public AddRelayDomain(Environment environment) {
    this(
        DirectoryPorts.of(environment),
        GraphAccess.of(environment),
        DirectoryPorts.zone(environment),
        environment.require("RELAY_DOMAIN"));
  }

  AddRelayDomain(DirectoryPorts ports, Graph graph, DnsZone zone, String parentDomain) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.graph = graph;
    this.zone = zone;
    this.parentDomain = parentDomain;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    Connection connection = ports.connections().require(input.subscriptionId());
    RelayDomains domains = new RelayDomains(graph, connection.tenantId());
    String name = MailContract.relayDomain(input.subscriptionId(), parentDomain);
    if (!domains.exists(name)) {
      Created domain = new Created(Created.Kind.RELAY_DOMAIN, name);
      ports.journal().record(input.subscriptionId(), input.runId(), domain);
      domains.add(name);
    }
    if (!domains.isVerified(name)) {
      String proof = domains.proof(name).orElseThrow(AddRelayDomain::noProof);
      zone.put(input, new DnsRecord(DnsRecord.Type.TXT, name, proof));
    }
    // Alone: a call whose answer was lost may come after the rule has got its secret.
    ports.connections().saveRelayDomain(input.subscriptionId(), connection.tenantId(), name);
    return Map.of("relayDomain", name);
  }

  private static PermanentFailure noProof() {
    return new PermanentFailure(
        "NoDomainProof",
        "Microsoft 365 does not say how to prove the relay domain. What this run created is taken"
            + " back. Try again later.",
        "no TXT among verificationDnsRecords");
  }
}
