package dev.countersign.local.cloud.ingress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/** One MAIL, RCPT, DATA sequence. */
final class IngressTransaction implements MessageHandler {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final MessageContext context;
  private final int maximumMessageSize;
  private final RuleSet rules;
  private final List<String> recipients = new ArrayList<>();
  private String sender = "";

  IngressTransaction(MessageContext context, int maximumMessageSize, RuleSet rules) {
    this.context = context;
    this.maximumMessageSize = maximumMessageSize;
    this.rules = rules;
  }

  @Override
  public void from(String address) {
    sender = address;
  }

  @Override
  public void recipient(String address) {
    recipients.add(address);
  }

  @Override
  public String data(InputStream in) throws RejectException, IOException {
    byte[] message = read(in);
    InetSocketAddress client = (InetSocketAddress) context.getRemoteAddress();
    Envelope envelope =
        new Envelope(
            sender,
            recipients,
            context.getHelo().orElse("unknown"),
            client.getAddress().getHostAddress());
    try {
      return "OK " + rules.accept(envelope, message);
    } catch (RuntimeException e) {
      System.getLogger(IngressTransaction.class.getName())
          .log(System.Logger.Level.ERROR, "The ingress cannot keep a message", e);
      throw new RejectException(451, "4.3.0 Temporary failure, please try again");
    }
  }

  /** Reads to the end even what is too long, as the client hears of it only then. */
  private byte[] read(InputStream in) throws IOException, RejectException {
    ByteArrayOutputStream message = new ByteArrayOutputStream(BUFFER_BYTES);
    byte[] buffer = new byte[BUFFER_BYTES];
    boolean tooLong = false;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      tooLong |= message.size() + n > maximumMessageSize;
      if (!tooLong) {
        message.write(buffer, 0, n);
      }
    }
    if (tooLong) {
      throw new RejectException(552, "5.3.4 Message size exceeds fixed maximum message size");
    }
    return message.toByteArray();
  }

  @Override
  public void done() {
    // Nothing is held beyond the transaction.
  }
}
