package dev.countersign.mailflow;

import dev.countersign.core.connection.ConnectionLookup;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.time.Clock;
import java.util.Optional;

/** The functions of the mail path over given ports. */
public final class MailPath {
  private final MailPorts ports;
  private final Metrics metrics;

  public MailPath(MailPorts ports) {
    this.ports = ports;
    this.metrics = ports.metrics();
  }

  /** Exchange Online at this port of each tenant's own host. */
  public static ExchangeOnline exchange(
      ClientCertificates certificates, SmtpTimeouts timeouts, Clock clock, int port) {
    return new ExchangeOnline(new SmtpClient(timeouts, clock), certificates, port);
  }

  /** Accepts messages; what it cannot accept is announced again. */
  public AcceptMessage acceptMessage(Announcements announcements) {
    // Nobody sends test messages without the control path.
    return new AcceptMessage(ports, message -> Optional.empty(), announcements);
  }

  /** Returns messages signed with what is looked up. */
  public RelayMessage relayMessage(MailLookup lookup, ExchangeOnline exchange) {
    return new RelayMessage(relay(lookup, exchange), ports.queue());
  }

  public SweepMessages sweepMessages() {
    return new SweepMessages(ports);
  }

  MessageRelay relay(MailLookup lookup, ExchangeOnline exchange) {
    ConnectionLookup connections = new RecentConnections(lookup, ports.connections());
    return new MailPath(ports.with(connections))
        .relay(new EngineMessageSigner(lookup, ports.clock()), exchange);
  }

  MessageRelay relay(MessageSigner signer, ExchangeOnline exchange) {
    CircuitBreaker breaker = breaker();
    return new MessageRelay(
        ports.ledger(),
        new MessageReturn(ports.connections(), ports.messages(), signer, exchange, ports.clock()),
        new FailureReporter(ports.connections(), ports.messages(), exchange, ports.clock()),
        new RelayEnd(ports.ledger(), ports.messages(), health(breaker), metrics, ports.clock()),
        breaker,
        ports.clock());
  }

  private ConnectionHealth health(CircuitBreaker breaker) {
    return new ConnectionHealth(
        breaker, ports.returns(), ports.search(), ports.queue(), ports.clock());
  }

  private CircuitBreaker breaker() {
    return new CircuitBreaker(ports.breakers(), metrics, ports.clock());
  }
}
