package dev.countersign.directory;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.DnsCheck;
import dev.countersign.core.run.RunTask;
import dev.countersign.directory.graph.Graph;

/**
 * Asks Microsoft to look for the record that proves the relay domain. The state machine calls it
 * until it was seen: a person may have to publish it.
 */
public final class VerifyRelayDomain extends RunTask<DnsCheck.Input, DnsCheck.Result> {
  private static final String WAITING =
      "Microsoft 365 does not see the DNS record of the relay domain yet. It is looked for again,"
          + " for three days. If it stays so, check that the relay domain is delegated to the name"
          + " servers that have the record.";

  private final DirectoryPorts ports;
  private final Graph graph;

  /** For Lambda. */
  public VerifyRelayDomain() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public VerifyRelayDomain(Environment environment) {
    this(DirectoryPorts.of(environment), GraphAccess.of(environment));
  }

  VerifyRelayDomain(DirectoryPorts ports, Graph graph) {
    super(DnsCheck.Input.class, ports.status());
    this.ports = ports;
    this.graph = graph;
  }

  @Override
  protected DnsCheck.Result run(DnsCheck.Input input) {
    Connection connection = ports.connections().require(input.subscriptionId());
    RelayDomains domains = new RelayDomains(graph, connection.tenantId());
    String name = connection.requireRelayDomain();
    // Verification takes effect in Microsoft's own time: only reading it back proves it.
    if (domains.isVerified(name) || (domains.verify(name) && domains.isVerified(name))) {
      return DnsCheck.done(input);
    }
    ports.status().waiting(input.subscriptionId(), input.runId(), "DomainNotVerifiedYet", WAITING);
    return DnsCheck.again(input);
  }
}
