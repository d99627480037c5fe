package dev.countersign.local.faults;

import dev.countersign.local.faults.Temper.Step;
import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One connection to {@link ExchangeHost}, as far as a client that returns mail needs it. */
final class Conversation implements Closeable {
  private final SSLSocketFactory tls;
  private final Temper temper;
  private final Socket plain;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean secure;
  private @Nullable String mailFrom;
  private final List<String> recipients = new ArrayList<>();

  Conversation(Socket socket, SSLSocketFactory tls, Temper temper) throws IOException {
    this.tls = tls;
    this.temper = temper;
    this.plain = socket;
    socket.setTcpNoDelay(true);
    open(socket);
  }

  /** Until one of both hangs up. */
  void run() throws IOException {
    if (!answer(Step.GREETING, "220 " + ExchangeHost.NAME)) {
      return;
    }
    boolean goesOn = true;
    for (String line = line(); line != null && goesOn; line = goesOn ? line() : null) {
      goesOn = handle(line);
    }
  }

  private boolean handle(String line) throws IOException {
    String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
    if (!secure && !verb.equals("EHLO") && !verb.equals("STARTTLS") && !verb.equals("QUIT")) {
      return say("530 5.7.0 Must issue a STARTTLS command first");
    }
    return switch (verb) {
      case "EHLO" -> hello();
      case "STARTTLS" -> startTls();
      case "MAIL" -> mail(path(line));
      case "RCPT" -> recipient(path(line));
      case "DATA" -> data();
      case "BDAT" -> chunk(line.split(" "));
      case "RSET" -> reset();
      case "QUIT" -> quit();
      default -> say("500 5.5.1 Unrecognized command");
    };
  }

  private boolean hello() throws IOException {
    say("250-" + ExchangeHost.NAME);
    say("250-SIZE 157286400");
    if (secure) {
      for (String extension : temper.extensions()) {
        say("250-" + extension);
      }
    } else {
      say("250-STARTTLS");
    }
    return say("250 8BITMIME");
  }

  private boolean startTls() throws IOException {
    say("220 2.0.0 SMTP server ready");
    SSLSocket next =
        (SSLSocket) tls.createSocket(plain, ExchangeHost.NAME, plain.getLocalPort(), true);
    next.setUseClientMode(false);
    next.setNeedClientAuth(true);
    next.startHandshake();
    open(next);
    secure = true;
    return true;
  }

  private boolean mail(String from) throws IOException {
    forget();
    SmtpFault fault = temper.at(Step.MAIL);
    if (fault == null) {
      mailFrom = from;
    }
    return answer(fault, "250 2.1.0 Sender OK");
  }

  private boolean recipient(String to) throws IOException {
    if (mailFrom == null) {
      return say("503 5.5.1 Bad sequence of commands");
    }
    SmtpFault fault = temper.at(Step.RCPT);
    if (fault == null) {
      recipients.add(to);
    }
    return answer(fault, "250 2.1.5 Recipient OK");
  }

  private boolean quit() throws IOException {
    say("221 2.0.0 Bye");
    return false;
  }

  private boolean reset() throws IOException {
    forget();
    return answer(Step.RESET, "250 2.0.0 Resetting");
  }

  private boolean data() throws IOException {
    if (recipients.isEmpty()) {
      return say("503 5.5.1 Bad sequence of commands");
    }
    say("354 Start mail input; end with <CRLF>.<CRLF>");
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    for (String line = line(); !".".equals(line); line = line()) {
      if (line == null || (message.size() == 0 && !half())) {
        return false;
      }
      message.writeBytes(bytes((line.startsWith(".") ? line.substring(1) : line) + "\r\n"));
    }
    return end(message.toByteArray());
  }

  /** RFC 3030; the one client that comes here sends each message as one chunk. */
  private boolean chunk(String[] words) throws IOException {
    int length = Integer.parseInt(words[1]);
    byte[] first = in.readNBytes(length / 2);
    if (!recipients.isEmpty() && !half()) {
      return false;
    }
    byte[] rest = in.readNBytes(length - length / 2);
    if (first.length + rest.length < length) {
      throw new EOFException("The chunk ended early.");
    }
    if (recipients.isEmpty() || words.length < 3) {
      return say("503 5.5.1 Bad sequence of commands");
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
      hangUp();
    }
    return fault == null;
  }

  private boolean end(byte[] message) throws IOException {
    SmtpFault fault = temper.at(Step.END);
    if (fault == null || fault.accepted()) {
      temper.taken(String.valueOf(mailFrom), List.copyOf(recipients), message);
    }
    forget();
    return answer(fault, "250 2.6.0 Queued mail for delivery");
  }

  private void forget() {
    mailFrom = null;
    recipients.clear();
  }

  private boolean answer(Step step, String good) throws IOException {
    return answer(temper.at(step), good);
  }

  /** After 421 the server hangs up (RFC 5321, section 3.8). */
  private boolean answer(@Nullable SmtpFault fault, String good) throws IOException {
    if (fault == null) {
      return say(good);
    }
    if (fault.code() == 0) {
      hangUp();
      return false;
    }
    return say(fault.code() + " " + fault.text()) && fault.code() != 421;
  }

  private void hangUp() throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }

  private boolean say(String line) throws IOException {
    out.write(bytes(line + "\r\n"));
    out.flush();
    return true;
  }

  private @Nullable String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return null;
      }
      line.write(octet);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static String path(String command) {
    return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void open(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = new BufferedOutputStream(next.getOutputStream());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
