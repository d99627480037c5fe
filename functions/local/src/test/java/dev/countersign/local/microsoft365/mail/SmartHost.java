package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Stands where the product's ingress will be: takes what Exchange routes. */
final class SmartHost implements AutoCloseable {

  record Taken(String sender, List<String> recipients, RawMessage message) {}

  final List<Taken> taken = new CopyOnWriteArrayList<>();
  volatile Function<Taken, SmtpReply> then = message -> new SmtpReply(250, "taken");
  volatile int recipientLimit = 100;
  volatile int refuseWith = 0;

  private final SMTPServer server;

  SmartHost(LocalAuthority authority, Identity identity) {
    this.server =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .enableTLS(true)
            .requireTLS(true)
            .insertReceivedHeaders(true)
            .startTlsSocketFactory(authority.sslContext(identity))
            .messageHandlerFactory(context -> new Handler())
            .build();
    server.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPortAllocated());
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    private String sender = "";
    private final List<String> recipients = new ArrayList<>();

    @Override
    public void from(String from) {
      sender = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      if (recipients.size() >= recipientLimit) {
        throw new RejectException(452, "4.5.3 Too many recipients");
      }
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      RawMessage message = new RawMessage(data.readAllBytes());
      if (refuseWith != 0) {
        throw new RejectException(refuseWith, refuseWith / 100 + ".3.0 refused");
      }
      Taken one = new Taken(sender, List.copyOf(recipients), message);
      taken.add(one);
      SmtpReply reply = then.apply(one);
      if (!reply.isPositive()) {
        throw new RejectException(reply.code(), reply.text());
      }
      return reply.text();
    }

    @Override
    public void done() {}
  }
}
