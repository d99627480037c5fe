package dev.countersign.local.microsoft365.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sends one message over an open connection, in as many transactions as the server asks for. */
final class SmtpTransactions {

  /** "Too many recipients": the rest goes in another transaction (RFC 5321, 4.5.3.1.10). */
  private static final int TOO_MANY_RECIPIENTS = 452;

  private final SmtpConnection connection;
  private final Map<String, SmtpReply> replies;

  /**
   * @param replies gets the last reply for each recipient
   */
  SmtpTransactions(SmtpConnection connection, Map<String, SmtpReply> replies) {
    this.connection = connection;
    this.replies = replies;
  }

  void send(Mail mail) throws IOException {
    List<String> waiting = mail.recipients();
    while (!waiting.isEmpty()) {
      waiting = transaction(mail.to(waiting));
    }
  }

  /** Returns who was left for another transaction; nobody where another would not help. */
  private List<String> transaction(Mail mail) throws IOException {
    SmtpReply from = connection.command(mailFrom(mail));
    if (!from.isPositive()) {
      mail.recipients().forEach(recipient -> replies.put(recipient, from));
      return List.of();
    }
    List<String> taken = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String recipient : mail.recipients()) {
      SmtpReply reply = connection.command("RCPT TO:<" + recipient + ">");
      if (reply.isPositive()) {
        taken.add(recipient);
        continue;
      }
      replies.put(recipient, reply);
      if (reply.code() == TOO_MANY_RECIPIENTS) {
        left.add(recipient);
      }
    }
    if (taken.isEmpty()) {
      connection.command("RSET");
      return List.of();
    }
    content(mail, taken);
    return left;
  }

  private void content(Mail mail, List<String> taken) throws IOException {
    SmtpReply data = connection.command("DATA");
    SmtpReply end = data.code() == 354 ? connection.content(mail.message().bytes()) : data;
    taken.forEach(recipient -> replies.put(recipient, end));
    if (!end.isPositive()) {
      connection.command("RSET");
    }
  }

  private String mailFrom(Mail mail) {
    StringBuilder command = new StringBuilder("MAIL FROM:<" + mail.sender() + ">");
    if (connection.offers("SIZE")) {
      command.append(" SIZE=").append(mail.message().size());
    }
    if (connection.offers("8BITMIME") && !isAscii(mail.message().text())) {
      command.append(" BODY=8BITMIME");
    }
    boolean ascii =
        isAscii(mail.sender()) && mail.recipients().stream().allMatch(SmtpTransactions::isAscii);
    if (connection.offers("SMTPUTF8") && !ascii) {
      command.append(" SMTPUTF8");
    }
    return command.toString();
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }
}
