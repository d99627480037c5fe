package dev.countersign.mailflow.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A connection over which TLS was agreed on. */
final class SmtpSession implements Closeable {
  private final SmtpChannel channel;
  private final SmtpTimeouts timeouts;
  private final Extensions extensions;
  private boolean betweenCommands = true;

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

  List<RecipientReply> send(Envelope envelope, MessageContent content) throws IOException {
    betweenCommands = false;
    List<RecipientReply> replies = transaction(envelope, content);
    betweenCommands = true;
    return replies;
  }

  private List<RecipientReply> transaction(Envelope envelope, MessageContent content)
      throws IOException {
    SmtpReply mail = channel.command(MailCommand.of(envelope, content.size(), extensions));
    if (!mail.isPositive()) {
      return envelope.recipients().stream().map(r -> new RecipientReply(r, mail)).toList();
    }
    List<RecipientReply> replies = new ArrayList<>();
    for (String recipient : envelope.recipients()) {
      replies.add(new RecipientReply(recipient, channel.command("RCPT TO:<" + recipient + ">")));
    }
    if (replies.stream().noneMatch(r -> r.reply().isPositive())) {
      return replies;
    }
    return settle(replies, data(content));
  }

  private SmtpReply data(MessageContent content) throws IOException {
    SmtpReply ready = channel.command("DATA");
    if (ready.isPositive()) {
      throw new SmtpProtocolException("DATA was answered as if the message was there already.");
    }
    if (ready.code() != 354) {
      return ready;
    }
    DotStuffingOutputStream out = new DotStuffingOutputStream(channel.out());
    content.writeTo(out);
    channel.replyTimeout(timeouts.delivery());
    out.finish();
    SmtpReply reply = channel.readReply();
    channel.replyTimeout(timeouts.reply());
    return reply;
  }

  /** Those who were taken at RCPT share the answer to the message. */
  private static List<RecipientReply> settle(List<RecipientReply> replies, SmtpReply message) {
    return replies.stream()
        .map(r -> r.reply().isPositive() ? new RecipientReply(r.recipient(), message) : r)
        .toList();
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
        channel.command("QUIT");
      }
    } catch (IOException e) {
      // What was to be known is known: how the server takes leave changes nothing.
    }
  }
}
