package dev.countersign.local.endpoint;

import dev.countersign.local.LocalMachine;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Where messages go back to: SMTP over TLS with a client certificate, that takes or puts off. */
final class ReturnHost implements AutoCloseable {
  static final String NAME = "brightwater.mail.protection.outlook.com";

  final List<String> messages = new ArrayList<>();
  boolean busy;
  private final LocalAuthority authority = new LocalAuthority(Clock.systemUTC());
  private final SMTPServer server;

  ReturnHost() {
    SSLContext context = authority.sslContext(authority.issue(NAME));
    server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .requireTLS()
            .startTlsSocketFactory(context, true)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(Transaction::new)
            .build();
    server.start();
  }

  /** Has this machine trust it. */
  void trusted() {
    LocalMachine.trust(authority);
  }

  String port() {
    return String.valueOf(server.getPortAllocated());
  }

  /** The certificate of a tenant, as it is kept in Secrets Manager. */
  String clientCertificate(String relayDomain) {
    return authority.issue(relayDomain).toPem();
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Transaction implements MessageHandler {
    Transaction(MessageContext context) {}

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      if (busy) {
        throw new RejectException(451, "4.7.500 Server busy");
      }
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
      messages.add(new String(data.readAllBytes(), StandardCharsets.ISO_8859_1));
      return null;
    }

    @Override
    public void done() {}
  }
}
