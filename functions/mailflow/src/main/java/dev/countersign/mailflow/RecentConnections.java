package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.lookup.MailLookup;
import java.util.Optional;

/** Connections as they were within the last minute. */
final class RecentConnections implements ConnectionLookup {
  private final MailLookup lookup;
  private final ConnectionLookup store;

  RecentConnections(MailLookup lookup, ConnectionLookup store) {
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
}
