package dev.countersign.mailflow;

import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpTimeouts;

/** The functions of the mail path over given ports. */
public final class MailPath {
  private final MailPorts ports;
  private final Metrics metrics;

  public MailPath(MailPorts ports) {
    this.ports = ports;
    this.metrics = new Metrics(ports.clock());
  }

  /** Signs with the directory's data in the saved signature. */
  public static MessageSigner signer(DirectoryStore directory, SignatureStore signatures) {
    return new EngineMessageSigner(directory, signatures);
  }

  /** Exchange Online at this port of each tenant's own host. */
  public static ExchangeOnline exchange(
      ClientCertificates certificates, SmtpTimeouts timeouts, int port) {
    return new ExchangeOnline(new SmtpClient(timeouts), certificates, port);
  }

  public AcceptMessage acceptMessage() {
    return new AcceptMessage(
        new TenantCheck(ports.connections(), ports.clock()),
        ports.messages(),
        ports.ledger(),
        ports.queue(),
        metrics,
        ports.clock());
  }

  public RelayMessage relayMessage(MessageSigner signer, ExchangeOnline exchange) {
    return new RelayMessage(relay(signer, exchange), ports.queue());
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
