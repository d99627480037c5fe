package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.Created;
import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.RunTask.RunInput;
import dev.countersign.directory.graph.Graph;
import java.util.Map;

/**
 * Makes the tenant's relay domain an accepted domain of the tenant: by the name in the client
 * certificate Exchange Online recognises whose mail comes back.
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
        Route53DnsZone.of(environment),
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
      ports
          .journal()
          .record(
              input.subscriptionId(), input.runId(), new Created(Created.Kind.RELAY_DOMAIN, name));
      domains.add(name);
    }
    if (!domains.isVerified(name)) {
      verify(domains, name);
    }
    ports.connections().save(connection.withRelayDomain(name));
    return Map.of("relayDomain", name);
  }

  private void verify(RelayDomains domains, String name) {
    zone.put(name, domains.proof(name).orElseThrow(AddRelayDomain::noProof));
    // Verification takes effect in Microsoft's own time: only reading it back proves it.
    if (!domains.verify(name) || !domains.isVerified(name)) {
      throw new DomainNotVerifiedYet();
    }
  }

  private static PermanentFailure noProof() {
    return new PermanentFailure(
        "NoDomainProof",
        "Microsoft 365 does not say how to prove the relay domain. What this run created is taken"
            + " back. Try again later.",
        "no TXT among verificationDnsRecords");
  }
}
