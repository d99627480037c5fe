package dev.countersign.local.faults;

import dev.countersign.local.microsoft365.mail.SmtpFault;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * The host that messages go back to: real SMTP over TLS with a client certificate demanded, and a
 * {@link Temper} that decides what goes wrong.
 */
final class ExchangeHost implements AutoCloseable {
  static final String NAME = "localhost";

  private final LocalAuthority authority = new LocalAuthority(Clock.systemUTC());
  private final SSLSocketFactory client;
  private final SMTPServer server;
  private volatile Temper temper = Temper.GOOD;

  ExchangeHost(String relayDomain) {
    Identity identity = authority.issue(NAME);
    SSLContext context = authority.sslContext(identity);
    this.client = authority.sslContext(authority.issue(relayDomain)).getSocketFactory();
    this.server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireTLS()
            .startTlsSocketFactory(context, true)
            .insertReceivedHeaders(false)
            .maxMessageSize(1 << 20)
            .messageHandlerFactory(Transaction::new)
            .build();
    server.start();
  }

  /** Whom the host answers to, and what it is told about what it took. */
  interface Temper {
    Temper GOOD =
        new Temper() {
          @Override
          public @Nullable SmtpFault at(SmtpFault.Step step, String address) {
            return null;
          }

          @Override
          public void taken(String mailFrom, List<String> recipients, byte[] message) {}
        };

    /** What goes wrong now; null for nothing. */
    @Nullable SmtpFault at(SmtpFault.Step step, String address);

    /** Exchange has the message now, whether the client hears of it or not. */
    void taken(String mailFrom, List<String> recipients, byte[] message);
  }

  void temper(Temper next) {
    temper = next;
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Sockets that present the tenant's certificate. */
  SSLSocketFactory client() {
    return client;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Transaction implements MessageHandler {
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();
    private String mailFrom = "";

    Transaction(MessageContext context) {
      this.context = context;
    }

    @Override
    public void from(String from) throws RejectException {
      show(temper.at(SmtpFault.Step.MAIL, from));
      mailFrom = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      show(temper.at(SmtpFault.Step.RCPT, recipient));
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      byte[] message = data.readAllBytes();
      SmtpFault fault = temper.at(SmtpFault.Step.DATA, mailFrom);
      if (fault == null || fault.accepted()) {
        temper.taken(mailFrom, List.copyOf(recipients), message);
      } else {
        ((Session) context).resetMailTransaction();
      }
      show(fault);
      return "2.6.0 Queued mail for delivery";
    }

    private void show(@Nullable SmtpFault fault) throws RejectException {
      if (fault == null) {
        return;
      }
      if (fault.code() != 0) {
        throw new RejectException(fault.code(), fault.text());
      }
      try {
        ((Session) context).getSocket().close();
      } catch (IOException e) {
        throw new IllegalStateException("the socket was to be closed anyway", e);
      }
      throw new RejectException(421, "4.4.2 Connection dropped");
    }

    @Override
    public void done() {}
  }
}
