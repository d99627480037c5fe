package dev.countersign.mailflow.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One message over a connection (RFC 5321, section 3.3). */
final class Transaction {
  /**
   * So many commands are sent before their replies are read (RFC 2920). Their replies fit into the
   * buffers of any connection, so that neither side waits for the other to read.
   */
  private static final int GROUP = 100;

  /** The server is about to hang up (RFC 5321, section 3.8). */
  private static final int CLOSING = 421;

  private final SmtpChannel channel;
  private final Extensions extensions;
  private final SmtpTimeouts timeouts;
  private final Envelope envelope;
  private boolean contentBegun;

  Transaction(
      SmtpChannel channel, Extensions extensions, SmtpTimeouts timeouts, Envelope envelope) {
    this.channel = channel;
    this.extensions = extensions;
    this.timeouts = timeouts;
    this.envelope = envelope;
  }

  /** Whether octets of the message were sent: from then on the server may have taken it. */
  boolean contentBegun() {
    return contentBegun;
  }

  List<RecipientReply> run(MessageContent content) throws IOException {
    List<SmtpReply> answers = converse(commands(content));
    SmtpReply mail = answers.get(0);
    if (mail.code() == CLOSING) {
      throw new SessionRefusedException("MAIL", mail);
    }
    List<RecipientReply> replies = new ArrayList<>();
    for (int i = 0; i < envelope.recipients().size(); i++) {
      SmtpReply reply = mail.isPositive() ? answers.get(i + 1) : mail;
      replies.add(new RecipientReply(envelope.recipients().get(i), reply));
    }
    return replies.stream().anyMatch(r -> r.reply().isPositive())
        ? settle(replies, transfer(content))
        : replies;
  }

  private List<String> commands(MessageContent content) {
    List<String> commands = new ArrayList<>();
    commands.add(MailCommand.of(envelope, content.size(), extensions));
    envelope.recipients().forEach(recipient -> commands.add("RCPT TO:<" + recipient + ">"));
    return commands;
  }

  /** Replies to as many of the commands as were sent: the rest is of no use without MAIL. */
  private List<SmtpReply> converse(List<String> commands) throws IOException {
    int group = extensions.offers("PIPELINING") ? GROUP : 1;
    List<SmtpReply> replies = new ArrayList<>();
    while (replies.size() < commands.size() && (replies.isEmpty() || replies.get(0).isPositive())) {
      int end = Math.min(commands.size(), replies.size() + group);
      List<String> next = commands.subList(replies.size(), end);
      for (String command : next) {
        channel.write(command);
      }
      for (int i = 0; i < next.size(); i++) {
        replies.add(channel.readReply());
      }
    }
    return replies;
  }

  private SmtpReply transfer(MessageContent content) throws IOException {
    return extensions.offers("CHUNKING") ? chunk(content) : data(content);
  }

  /**
   * The message as one chunk (RFC 3030): no octet of it is looked at or changed, and what ends
   * early is never complete.
   */
  private SmtpReply chunk(MessageContent content) throws IOException {
    channel.write("BDAT " + content.size() + " LAST");
    contentBegun = true;
    return answerTo(
        () -> {
          ExactOutputStream out = new ExactOutputStream(channel.out(), content.size());
          content.writeTo(out);
          out.finish();
        });
  }

  private SmtpReply data(MessageContent content) throws IOException {
    channel.write("DATA");
    SmtpReply ready = channel.readReply();
    if (ready.isPositive()) {
      throw new SmtpProtocolException("DATA was answered as if the message was there already.");
    }
    if (ready.code() != 354) {
      return ready;
    }
    contentBegun = true;
    return answerTo(
        () -> {
          DotStuffingOutputStream out = new DotStuffingOutputStream(channel.out());
          content.writeTo(out);
          out.finish();
        });
  }

  private interface Sending {
    void run() throws IOException;
  }

  /**
   * A lost connection is to be taken for 451 (RFC 5321, section 3.8). But a server that hangs up in
   * the middle of a message may have said why; since it lacks the end, it cannot have taken it.
   */
  private SmtpReply answerTo(Sending sending) throws IOException {
    try {
      sending.run();
      channel.flush();
    } catch (IOException e) {
      return channel.lastWords().filter(SmtpReply::isRefusal).orElseThrow(() -> e);
    }
    return channel.readReply(timeouts.delivery());
  }

  /** Those who were taken at RCPT share the answer to the message. */
  private static List<RecipientReply> settle(List<RecipientReply> replies, SmtpReply message) {
    return replies.stream()
        .map(r -> r.reply().isPositive() ? new RecipientReply(r.recipient(), message) : r)
        .toList();
  }
}
