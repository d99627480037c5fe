package dev.countersign.mailflow.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server that wants TLS and a client certificate, as Exchange Online does, and that can
 * be told what to refuse.
 */
public final class ExchangeServer implements AutoCloseable {
  /** What is refused at MAIL and after the message, besides addresses at RCPT. */
  public static final String MAIL = "MAIL";

  public static final String MESSAGE = "MESSAGE";

  private final SMTPServer server;
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final List<String> recipientsTried = new CopyOnWriteArrayList<>();
  private final Map<String, RejectException> refusals = new ConcurrentHashMap<>();
  private volatile int recipientLimit = Integer.MAX_VALUE;
  private volatile int sizeLimit = Integer.MAX_VALUE;

  /** Whose certificate says that it is {@code host}. */
  public ExchangeServer(TestAuthority authority, String host) {
    server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .requireTLS()
            .startTlsSocketFactory(authority.serverContext(host), true)
            .maxMessageSize(40_000_000)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(Handler::new)
            .build();
    server.start();
  }

  /**
   * A message that was taken.
   *
   * @param connection the client's port: which connection it came over
   */
  public record Delivery(
      String mailFrom,
      List<String> recipients,
      byte[] content,
      String clientName,
      int connection) {}

  public int port() {
    return server.getPortAllocated();
  }

  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** Every RCPT, refused or not. */
  public List<String> recipientsTried() {
    return recipientsTried;
  }

  /** Refuses a recipient, {@link #MAIL} or {@link #MESSAGE} from now on. */
  public void refuse(String what, int code, String text) {
    refusals.put(what, new RejectException(code, text));
  }

  /** Takes it from now on. */
  public void accept(String what) {
    refusals.remove(what);
  }

  /** Takes so many recipients a message from now on. */
  public void limitRecipients(int limit) {
    recipientLimit = limit;
  }

  /** Takes messages of so many octets from now on. */
  public void limitSize(int limit) {
    sizeLimit = limit;
  }

  private void check(String what) throws RejectException {
    @Nullable RejectException refusal = refusals.get(what);
    if (refusal != null) {
      throw refusal;
    }
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    private final MessageContext context;
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private String mailFrom = "";

    Handler(MessageContext context) {
      this.context = context;
    }

    @Override
    public void from(String from) throws RejectException {
      check(MAIL);
      mailFrom = from;
    }

    @Override
    public void recipient(String recipient) throws RejectException {
      recipientsTried.add(recipient);
      check(recipient);
      if (recipients.size() == recipientLimit) {
        throw new RejectException(452, "4.5.3 Too many recipients");
      }
      recipients.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws RejectException, IOException {
      byte[] content = data.readAllBytes();
      check(MESSAGE);
      if (content.length > sizeLimit) {
        throw new RejectException(552, "5.3.4 Message size exceeds fixed maximum message size");
      }
      Certificate client = context.getTlsPeerCertificates()[0];
      String name = ((X509Certificate) client).getSubjectX500Principal().getName();
      int port = ((InetSocketAddress) context.getRemoteAddress()).getPort();
      deliveries.add(new Delivery(mailFrom, List.copyOf(recipients), content, name, port));
      return null;
    }

    @Override
    public void done() {}
  }
}
