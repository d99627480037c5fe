package dev.countersign.mailflow.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection over which TLS was agreed on. */
final class SmtpSession implements Closeable {
  /** A server that is there answers RSET and QUIT at once. */
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final SmtpChannel channel;
  private final SmtpTimeouts timeouts;
  private final Extensions extensions;
  private boolean betweenCommands = true;
  private @Nullable Transaction transaction;

  private SmtpSession(SmtpChannel channel, SmtpTimeouts timeouts, Extensions extensions) {
    this.channel = channel;
    this.timeouts = timeouts;
    this.extensions = extensions;
  }

  static SmtpSession open(SmtpRoute route, SmtpTimeouts timeouts) throws IOException {
    SmtpChannel channel = SmtpChannel.connect(route, timeouts);
    try {
      return new SmtpSession(channel, timeouts, greet(channel, route));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Extensions greet(SmtpChannel channel, SmtpRoute route) throws IOException {
    require("The connection", channel.readReply());
    Extensions inClear = ehlo(channel, route);
    if (!inClear.offers("STARTTLS")) {
      throw new SmtpProtocolException("The server does not offer STARTTLS.");
    }
    require("STARTTLS", channel.command("STARTTLS"));
    channel.startTls();
    return ehlo(channel, route);
  }

  private static Extensions ehlo(SmtpChannel channel, SmtpRoute route) throws IOException {
    return Extensions.of(require("EHLO", channel.command("EHLO " + route.ehloName())));
  }

  private static SmtpReply require(String verb, SmtpReply reply) throws IOException {
    if (!reply.isPositive()) {
      throw new SessionRefusedException(verb, reply);
    }
    return reply;
  }

  /** Whether the server answers, and has forgotten the message before. */
  boolean isReady() {
    try {
      channel.write("RSET");
      return channel.readReply(CHECK).isPositive();
    } catch (IOException e) {
      betweenCommands = false;
      return false;
    }
  }

  /** Whether octets of the last message were sent: from then on the server may have taken it. */
  boolean contentBegun() {
    return transaction != null && transaction.contentBegun();
  }

  List<RecipientReply> send(Envelope envelope, MessageContent content) throws IOException {
    Map<String, SmtpReply> unsendable = envelope.unsendable(extensions);
    Optional<Envelope> sendable = envelope.without(unsendable.keySet());
    Iterator<RecipientReply> said =
        (sendable.isEmpty() ? List.<RecipientReply>of() : transact(sendable.get(), content))
            .iterator();
    return envelope.recipients().stream()
        .map(
            recipient -> {
              SmtpReply ours = unsendable.get(recipient);
              return ours == null ? said.next() : new RecipientReply(recipient, ours);
            })
        .toList();
  }

  private List<RecipientReply> transact(Envelope envelope, MessageContent content)
      throws IOException {
    betweenCommands = false;
    transaction = new Transaction(channel, extensions, timeouts, envelope);
    List<RecipientReply> replies = transaction.run(content);
    betweenCommands = true;
    return replies;
  }

  /** Asks whether the server would take a message, and sends none. */
  SmtpReply ask(String mailFrom, String recipient) throws IOException {
    SmtpReply mail = channel.command("MAIL FROM:<" + mailFrom + ">");
    if (!mail.isPositive()) {
      return mail;
    }
    SmtpReply answer = channel.command("RCPT TO:<" + recipient + ">");
    channel.command("RSET");
    return answer;
  }

  @Override
  public void close() {
    try (channel) {
      // In the middle of a message QUIT would be text, and the message look complete.
      if (betweenCommands) {
        channel.write("QUIT");
        channel.readReply(CHECK);
      }
    } catch (IOException e) {
      // What was to be known is known: how the server takes leave changes nothing.
    }
  }
}
