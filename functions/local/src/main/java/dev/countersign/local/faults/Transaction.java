package dev.countersign.local.faults;

import dev.countersign.local.faults.Temper.Step;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message, from MAIL to the reply to its end; each command says whether to go on. */
final class Transaction {
  private static final String BAD_SEQUENCE = "503 5.5.1 Bad sequence of commands";

  private final SmtpConnection connection;
  private final Temper temper;
  private @Nullable String mailFrom;
  private final List<String> recipients = new ArrayList<>();

  Transaction(SmtpConnection connection, Temper temper) {
    this.connection = connection;
    this.temper = temper;
  }

  boolean mail(String from) throws IOException {
    forget();
    SmtpFault fault = temper.at(Step.MAIL);
    if (fault == null) {
      mailFrom = from;
    }
    return connection.answer(fault, "250 2.1.0 Sender OK");
  }

  boolean recipient(String to) throws IOException {
    if (mailFrom == null) {
      return connection.say(BAD_SEQUENCE);
    }
    SmtpFault fault = temper.at(Step.RCPT);
    if (fault == null) {
      recipients.add(to);
    }
    return connection.answer(fault, "250 2.1.5 Recipient OK");
  }

  boolean data() throws IOException {
    if (recipients.isEmpty()) {
      return connection.say(BAD_SEQUENCE);
    }
    connection.say("354 Start mail input; end with <CRLF>.<CRLF>");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (String line = connection.line(); !".".equals(line); line = connection.line()) {
      if (line == null || (message.size() == 0 && !half())) {
        return false;
      }
      String content = line.startsWith(".") ? line.substring(1) : line;
      message.writeBytes(SmtpConnection.bytes(content + "\r\n"));
    }
    return end(message.toByteArray());
  }

  /** RFC 3030; the one client that comes here sends each message as one chunk. */
  boolean chunk(String[] words) throws IOException {
    int length = Integer.parseInt(words[1]);
    byte[] first = connection.octets(length / 2);
    if (!recipients.isEmpty() && !half()) {
      return false;
    }
    byte[] rest = connection.octets(length - length / 2);
    if (first.length + rest.length < length) {
      throw new EOFException("The chunk ended early.");
    }
    if (recipients.isEmpty() || words.length < 3) {
      return connection.say(BAD_SEQUENCE);
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(first);
    message.writeBytes(rest);
    return end(message.toByteArray());
  }

  /** In the middle of a message there is no reply: a fault can only be the end of it. */
  private boolean half() throws IOException {
    SmtpFault fault = temper.at(Step.CONTENT);
    if (fault != null) {
      connection.hangUp();
    }
    return fault == null;
  }

  private boolean end(byte[] message) throws IOException {
    SmtpFault fault = temper.at(Step.END);
    if (fault == null || fault.accepted()) {
      temper.taken(String.valueOf(mailFrom), List.copyOf(recipients), message);
    }
    forget();
    return connection.answer(fault, "250 2.6.0 Queued mail for delivery");
  }

  void forget() {
    mailFrom = null;
    recipients.clear();
  }
}
