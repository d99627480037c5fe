package dev.countersign.mailflow;

import dev.countersign.core.connection.Connection;
import dev.countersign.mailflow.smtp.Envelope;
import dev.countersign.mailflow.smtp.MessageContent;
import dev.countersign.mailflow.smtp.RecipientReply;
import dev.countersign.mailflow.smtp.SmtpClient;
import dev.countersign.mailflow.smtp.SmtpProbe;
import dev.countersign.mailflow.smtp.SmtpReply;
import dev.countersign.mailflow.smtp.SmtpRoute;
import dev.countersign.mailflow.smtp.SmtpTimeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Exchange Online as the place that messages go back to: each tenant's own host. */
final class ExchangeOnline {
  /** For a conversation without a message. */
  private static final SmtpTimeouts PROBE =
      new SmtpTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(20));

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
   */
  List<RecipientReply> send(Connection connection, Envelope envelope, MessageContent content)
      throws IOException {
    return smtp.send(route(connection), envelope, content);
  }

  /**
   * Asks whether a message from the tenant's relay domain would be taken.
   *
   * @throws IOException if it did not come to a conversation
   */
  SmtpReply ask(Connection connection, String recipient) throws IOException {
    SmtpRoute route = route(connection);
    return new SmtpProbe(PROBE).ask(route, "postmaster@" + route.ehloName(), recipient);
  }

  private SmtpRoute route(Connection connection) throws IOException {
    String relayDomain = connection.relayDomain();
    if (relayDomain == null) {
      throw new IOException("The tenant has no relay domain yet.");
    }
    return new SmtpRoute(
        connection.returnHost(), port, relayDomain, certificates.socketFactory(relayDomain));
  }
}
