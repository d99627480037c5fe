package dev.countersign.local.microsoft365.mail;

import dev.countersign.core.ManualClock;
import dev.countersign.local.microsoft365.exchange.Admin;
import dev.countersign.local.microsoft365.exchange.AdminClient;
import dev.countersign.local.microsoft365.exchange.Connectors;
import dev.countersign.local.microsoft365.exchange.SampleConfiguration;
import dev.countersign.local.microsoft365.exchange.SmallOrganization;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sample organisation with everything real, and a smart host where the product would be. */
final class Brightwater implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(20);
  static final String SUBMITTED =
      "From: Ada <ada@brightwater.example>\r\n"
          + "To: Zoe <zoe@customer.example>\r\n"
          + "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"
          + "Message-ID: <one@brightwater.example>\r\n"
          + "\r\n"
          + ".a line that begins with a dot\r\n"
          + "trailing blanks   \r\n"
          + "umlauts: \u00fc\u00df\r\n";

  final ManualClock clock = new ManualClock();
  final LocalAuthority authority = new LocalAuthority(Clock.systemUTC());
  final SmallOrganization organization = new SmallOrganization();
  final SmartHost smartHost;
  final ExchangeOnline exchange;
  final AdminClient admin;

  Brightwater() {
    this(Duration.ZERO, MailFlowOptions.DEFAULTS, Connectors.SMART_HOST);
  }

  Brightwater(Duration changeDelay, MailFlowOptions mailFlow, String smartHostCertificate) {
    this.smartHost = new SmartHost(authority, authority.issue(smartHostCertificate));
    Admin caller =
        new Admin(
            SmallOrganization.TENANT, SmallOrganization.ADMIN, Set.of("Global Administrator"));
    this.exchange =
        new ExchangeOnline(
            new ExchangeOnline.Surroundings(
                organization.organization(),
                SampleConfiguration.brightwater(clock.instant()),
                bearer -> caller,
                (host, port) -> smartHost.address(),
                authority.issue(SmallOrganization.HOST),
                authority.trustManager(),
                clock),
            new ExchangeOnline.Options(true, Duration.ZERO, changeDelay, mailFlow, 0, 0, 0));
    this.admin = new AdminClient(exchange.adminApi());
  }

  /** Creates what the product creates. */
  Brightwater connected() {
    organization.addDomain(Connectors.CERTIFICATE_NAME);
    admin.run("New-OutboundConnector", Connectors.outbound());
    admin.run("New-InboundConnector", Connectors.inbound());
    admin.run("New-TransportRule", Connectors.routing());
    return this;
  }

  /** Submits as a user's mail program does, and returns the answer. */
  SmtpReply submit(String sender, List<String> recipients, String message) {
    try (SmtpConnection connection = open(exchange.submissionPort())) {
      connection.ehlo();
      return transaction(connection, sender, recipients, bytes(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SmtpReply submit(String sender, String recipient) {
    return submit(sender, List.of(recipient), SUBMITTED);
  }

  /** Brings a message to the organisation's host, over TLS if there is an identity to show. */
  SmtpReply bring(
      @Nullable Identity identity, String sender, List<String> recipients, byte[] message) {
    try (SmtpConnection connection = open(exchange.inboundPort())) {
      connection.ehlo();
      if (identity != null) {
        connection.command("STARTTLS");
        connection.startTls(authority.sslContext(identity), SmallOrganization.HOST);
        connection.ehlo();
      }
      return transaction(connection, sender, recipients, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Identity clientCertificate() {
    return authority.issue(Connectors.CERTIFICATE_NAME);
  }

  /** The last refusal if nobody is taken, or the answer after the final dot. */
  private static SmtpReply transaction(
      SmtpConnection connection, String sender, List<String> recipients, byte[] message)
      throws IOException {
    SmtpReply reply = connection.command("MAIL FROM:<" + sender + ">");
    if (!reply.isPositive()) {
      return reply;
    }
    int taken = 0;
    for (String recipient : recipients) {
      reply = connection.command("RCPT TO:<" + recipient + ">");
      taken += reply.isPositive() ? 1 : 0;
    }
    if (taken == 0) {
      return reply;
    }
    connection.command("DATA");
    return connection.content(message);
  }

  private static SmtpConnection open(int port) throws IOException {
    SmtpConnection connection =
        new SmtpConnection(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "client.example");
    connection.greeting();
    return connection;
  }

  static byte[] bytes(String message) {
    return message.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    admin.close();
    exchange.close();
    smartHost.close();
  }
}
