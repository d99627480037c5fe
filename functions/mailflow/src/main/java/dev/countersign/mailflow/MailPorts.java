package dev.countersign.mailflow;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageSearch;
import java.time.Clock;

/**
 * What accepting, returning and sweeping messages needs from outside.
 *
 * @param namespace of CloudWatch, that the deployment's metrics are in
 */
public record MailPorts(
    MessageLedger ledger,
    MessageSearch search,
    ConnectionLookup connections,
    BreakerStore breakers,
    ReturnStore returns,
    MessageStore messages,
    RelayQueue queue,
    String namespace,
    Clock clock) {

  /** The same with other connections. */
  MailPorts with(ConnectionLookup others) {
    return new MailPorts(
        ledger, search, others, breakers, returns, messages, queue, namespace, clock);
  }

  Metrics metrics() {
    return new Metrics(namespace, clock);
  }
}
