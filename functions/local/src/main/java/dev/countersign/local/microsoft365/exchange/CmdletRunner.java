package dev.countersign.local.microsoft365.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** All cmdlets there are. Runs one at a time, so that each sees a settled configuration. */
final class CmdletRunner {

  private static final Set<String> CONNECTOR_ROLES =
      Set.of("Remote and Accepted Domains", "Organization Configuration");
  private static final Set<String> HYGIENE_ROLES = Set.of("Transport Hygiene");
  private static final Set<String> RULE_ROLES = Set.of("Transport Rules");

  private final Map<String, Cmdlet> cmdlets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Hydration hydration;
  private final Lock lock = new ReentrantLock();

  CmdletRunner(
      Organization organization,
      ConfigurationStore store,
      Hydration hydration,
      AdminFaults faults,
      ConnectorTest connectorTest,
      Clock clock) {
    this.hydration = hydration;
    new OrganizationCmdlets(organization, hydration).all().forEach(this::add);
    add(new RecipientCmdlets(organization.recipients()).getDistributionGroup());
    addFamily(new ObjectCmdlets(new OutboundConnectors(), CONNECTOR_ROLES, store, clock));
    add(new ConnectorTestCmdlet(store, connectorTest).validate(CONNECTOR_ROLES));
    addFamily(
        new ObjectCmdlets(
            new InboundConnectors(faults::keepsInboundConnectorsDisabled),
            CONNECTOR_ROLES,
            store,
            clock));
    ObjectCmdlets filters = new ObjectCmdlets(new ConnectionFilters(), HYGIENE_ROLES, store, clock);
    add(filters.get());
    add(filters.change());
    ObjectCmdlets rules =
        new ObjectCmdlets(new TransportRules(organization.recipients()), RULE_ROLES, store, clock);
    addFamily(rules);
    add(rules.toggle("Enable", Map.of("State", "Enabled")));
    add(rules.toggle("Disable", Map.of("State", "Disabled")));
  }

  /**
   * Runs what the request's {@code CmdletInput} names.
   *
   * @throws CmdletException with what Exchange would say
   */
  CmdletResult run(Admin admin, String name, JsonNode parameters) throws CmdletException {
    Cmdlet cmdlet =
        name.equalsIgnoreCase(RoleCmdlets.NAME) ? RoleCmdlets.forAdmin(admin) : cmdlets.get(name);
    if (cmdlet == null || !admin.hasAnyOf(cmdlet.roles())) {
      throw CmdletErrors.unknownCmdlet(name);
    }
    Parameters bound = cmdlet.bind(parameters);
    if (cmdlet.needsHydration() && !hydration.isComplete()) {
      throw CmdletErrors.dehydrated();
    }
    lock.lock();
    try {
      return cmdlet.body().run(bound);
    } finally {
      lock.unlock();
    }
  }

  private void addFamily(ObjectCmdlets family) {
    add(family.get());
    add(family.create());
    add(family.change());
    add(family.remove());
  }

  private void add(Cmdlet cmdlet) {
    cmdlets.put(cmdlet.name(), cmdlet);
  }
}
