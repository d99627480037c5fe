package dev.countersign.local.faults;

import dev.countersign.local.faults.Temper.Step;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/** What {@link ExchangeHost} says to a client, as far as one that returns mail needs it. */
final class Conversation implements Closeable {
  private final SSLSocketFactory tls;
  private final Temper temper;
  private final SmtpConnection connection;
  private final Transaction transaction;

  Conversation(Socket socket, SSLSocketFactory tls, Temper temper) throws IOException {
    this.tls = tls;
    this.temper = temper;
    this.connection = new SmtpConnection(socket);
    this.transaction = new Transaction(connection, temper);
  }

  /** Until one of both hangs up. */
  void run() throws IOException {
    if (!connection.answer(temper.at(Step.GREETING), "220 " + ExchangeHost.NAME)) {
      return;
    }
    boolean goesOn = true;
    for (String line = connection.line();
        line != null && goesOn;
        line = goesOn ? connection.line() : null) {
      goesOn = handle(line);
    }
  }

  private boolean handle(String line) throws IOException {
    String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    if (!connection.isSecure()
        && !verb.equals("EHLO")
        && !verb.equals("STARTTLS")
        && !verb.equals("QUIT")) {
      return connection.say("530 5.7.0 Must issue a STARTTLS command first");
    }
    return switch (verb) {
      case "EHLO" -> hello();
      case "STARTTLS" -> startTls();
      case "MAIL" -> transaction.mail(path(line));
      case "RCPT" -> transaction.recipient(path(line));
      case "DATA" -> transaction.data();
      case "BDAT" -> transaction.chunk(line.split(" "));
      case "RSET" -> reset();
      case "QUIT" -> quit();
      default -> connection.say("500 5.5.1 Unrecognized command");
    };
  }

  private boolean hello() throws IOException {
    connection.say("250-" + ExchangeHost.NAME);
    connection.say("250-SIZE 157286400");
    if (connection.isSecure()) {
      for (String extension : temper.extensions()) {
        connection.say("250-" + extension);
      }
    } else {
      connection.say("250-STARTTLS");
    }
    return connection.say("250 8BITMIME");
  }

  private boolean startTls() throws IOException {
    connection.say("220 2.0.0 SMTP server ready");
    connection.secure(tls);
    return true;
  }

  private boolean reset() throws IOException {
    transaction.forget();
    return connection.answer(temper.at(Step.RESET), "250 2.0.0 Resetting");
  }

  private boolean quit() throws IOException {
    connection.say("221 2.0.0 Bye");
    return false;
  }

  private static String path(String command) {
    return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
