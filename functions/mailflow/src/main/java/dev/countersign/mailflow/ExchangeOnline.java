package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.MessageContent;
import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpRoute;
import java.io.IOException;
import java.util.List;

/** Exchange Online as the place that messages go back to: each tenant's own host. */
public final class ExchangeOnline {
  private final SmtpClient smtp;
  private final ClientCertificates certificates;
  private final int port;

  ExchangeOnline(SmtpClient smtp, ClientCertificates certificates, int port) {
    this.smtp = smtp;
    this.certificates = certificates;
    this.port = port;
  }

  /**
   * Returns a message in one transaction.
   *
   * @return what Exchange said about each recipient
   * @throws IOException if it did not come to that
   * @throws ConnectionBroken if it cannot come to that before somebody repairs the connection
   */
  List<RecipientReply> send(Connection connection, Envelope envelope, MessageContent content)
      throws IOException {
    String relayDomain = connection.relayDomain();
    if (relayDomain == null) {
      throw new ConnectionBroken(ConnectionBroken.NO_RELAY_DOMAIN, null);
    }
    SmtpRoute route =
        new SmtpRoute(
            connection.returnHost(), port, relayDomain, certificates.socketFactory(relayDomain));
    return smtp.send(route, envelope, content);
  }
}
