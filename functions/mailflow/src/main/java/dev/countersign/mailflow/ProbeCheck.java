package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.connection.Probe;
import dev.countersign.core.connection.ProbeAddress;
import dev.countersign.core.connection.ProbeStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Recognises the test message of a run. No rule has marked it as the tenant's: what it has instead
 * is an address that nobody else knows, that counts once and for an hour, and that is our own.
 */
final class ProbeCheck implements Probes {
  private final ProbeStore probes;
  private final ConnectionLookup connections;
  private final String relayDomain;
  private final Clock clock;

  /**
   * @param relayDomain the deployment's own, above those of the tenants
   */
  ProbeCheck(ProbeStore probes, ConnectionLookup connections, String relayDomain, Clock clock) {
    this.probes = probes;
    this.connections = connections;
    this.relayDomain = relayDomain;
    this.clock = clock;
  }

  @Override
  public Optional<Connection> tenant(SesEvent.Message message) {
    List<String> recipients = message.receipt().recipients();
    // One recipient: with a second one a token would be worth something to a stranger.
    return recipients.size() == 1
        ? ProbeAddress.parse(recipients.get(0))
            .filter(address -> address.domain().equalsIgnoreCase(relayDomain))
            .flatMap(address -> tenant(address, message.mail()))
        : Optional.empty();
  }

  private Optional<Connection> tenant(ProbeAddress address, SesEvent.Mail mail) {
    Instant now = clock.instant();
    return connections
        .findNow(address.subscriptionId())
        .filter(found -> TenantCheck.maySend(found, LedgerEntries.mailFrom(mail)))
        .filter(found -> arrives(address, mail.messageId(), now));
  }

  private boolean arrives(ProbeAddress address, String messageId, Instant now) {
    Optional<Probe> sent =
        probes.find(address.subscriptionId()).filter(probe -> probe.is(address, now));
    return sent.isPresent() && probes.arrive(sent.get(), messageId);
  }
}
