package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.lookup.MailLookup;
import java.util.Optional;
import java.util.Set;

/** Connections as they were within the last minute; changes go to the store at once. */
final class RecentConnections implements ConnectionStore {
  private final MailLookup lookup;
  private final ConnectionStore store;

  RecentConnections(MailLookup lookup, ConnectionStore store) {
    this.lookup = lookup;
    this.store = store;
  }

  @Override
  public Optional<Connection> find(String subscriptionId) {
    return lookup.findConnection(subscriptionId);
  }

  @Override
  public Optional<Connection> findNow(String subscriptionId) {
    return store.find(subscriptionId);
  }

  @Override
  public void save(Connection connection) {
    store.save(connection);
  }

  @Override
  public void saveDomains(String subscriptionId, String tenantId, Set<String> domains) {
    store.saveDomains(subscriptionId, tenantId, domains);
  }

  @Override
  public void saveRelayDomain(String subscriptionId, String tenantId, String relayDomain) {
    store.saveRelayDomain(subscriptionId, tenantId, relayDomain);
  }

  @Override
  public void remove(String subscriptionId) {
    store.remove(subscriptionId);
  }

  @Override
  public boolean claimTenant(String tenantId, String subscriptionId) {
    return store.claimTenant(tenantId, subscriptionId);
  }
}
