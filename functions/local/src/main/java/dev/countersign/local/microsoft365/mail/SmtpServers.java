package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** Starts the SMTP servers of the organisation on 127.0.0.1. */
final class SmtpServers {

  private final Organization organization;
  private final MailFlowOptions options;

  SmtpServers(Organization organization, MailFlowOptions options) {
    this.organization = organization;
    this.options = options;
  }

  /** Where users submit their mail, in clear: nobody else can reach it. */
  SMTPServer submission(int port, Function<Peer, MessageHandler> handlers) {
    SMTPServer server = builder(port, handlers).enableTLS(false).build();
    server.start();
    return server;
  }

  /** Where mail from outside comes in, with STARTTLS that asks for a certificate. */
  SMTPServer inbound(int port, Identity identity, Function<Peer, MessageHandler> handlers) {
    SSLContext context = TlsContexts.of(identity, new TrustEverybody());
    SMTPServer server =
        builder(port, handlers)
            .enableTLS(true)
            .startTlsSocketFactory((Socket socket) -> secure(context, socket))
            .build();
    server.start();
    return server;
  }

  private SMTPServer.Builder builder(int port, Function<Peer, MessageHandler> handlers) {
    return SMTPServer.port(port)
        .bindAddress(InetAddress.getLoopbackAddress())
        .hostName(organization.mailHost())
        .softwareName("Microsoft ESMTP MAIL Service")
        .insertReceivedHeaders(false)
        .maxRecipients(options.maxRecipients() + 1)
        .maxMessageSize(options.maxMessageBytes())
        .messageHandlerFactory(context -> handlers.apply(new Peer(context)));
  }

  private static SSLSocket secure(SSLContext context, Socket socket) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(
                    socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.setWantClientAuth(true);
    return secured;
  }
}
