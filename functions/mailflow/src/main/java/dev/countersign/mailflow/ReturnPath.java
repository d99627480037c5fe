package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.mailflow.smtp.SmtpProbe;
import dev.countersign.mailflow.smtp.SmtpReply;
import dev.countersign.mailflow.smtp.SmtpRoute;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.io.IOException;
import java.time.Duration;

/** The way that mail goes back to Exchange Online, tried without a message. */
final class ReturnPath {
  /** The function that asks has a minute. */
  private static final SmtpTimeouts TIMEOUTS =
      new SmtpTimeouts(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20));

  private final ClientCertificates certificates;
  private final int port;

  ReturnPath(ClientCertificates certificates, int port) {
    this.certificates = certificates;
    this.port = port;
  }

  /**
   * What Exchange would say to a message from the tenant's relay domain.
   *
   * @throws IOException if it did not come to a conversation
   */
  SmtpReply ask(Connection connection, String recipient) throws IOException {
    String relayDomain = connection.requireRelayDomain();
    SmtpRoute route =
        new SmtpRoute(
            connection.returnHost(), port, relayDomain, certificates.socketFactory(relayDomain));
    return new SmtpProbe(TIMEOUTS).ask(route, "postmaster@" + relayDomain, recipient);
  }
}
