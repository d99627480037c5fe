package dev.countersign.local.faults;

import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** The server's end of a connection: lines and octets, in plain and then over TLS. */
final class SmtpConnection implements Closeable {
  private final Socket plain;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  SmtpConnection(Socket socket) throws IOException {
    this.plain = socket;
    socket.setTcpNoDelay(true);
    open(socket);
  }

  /** Goes on over TLS, with a client that has a certificate. */
  void secure(SSLSocketFactory tls) throws IOException {
    SSLSocket next =
        (SSLSocket) tls.createSocket(plain, ExchangeHost.NAME, plain.getLocalPort(), true);
    next.setUseClientMode(false);
    next.setNeedClientAuth(true);
    next.startHandshake();
    open(next);
  }

  boolean isSecure() {
    return socket != plain;
  }

  private void open(Socket next) throws IOException {
    socket = next;
    in = new BufferedInputStream(next.getInputStream());
    out = new BufferedOutputStream(next.getOutputStream());
  }

  /** The next line without its end; null if the client has hung up. */
  @Nullable String line() throws IOException {
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

  /** The next octets; fewer, if the client hangs up before. */
  byte[] octets(int length) throws IOException {
    return in.readNBytes(length);
  }

  /** Says a line; always true: the conversation goes on. */
  boolean say(String line) throws IOException {
    out.write(bytes(line + "\r\n"));
    out.flush();
    return true;
  }

  /**
   * Says what is good, or what is wrong. After 421 the server hangs up (RFC 5321, section 3.8).
   *
   * @return whether the conversation goes on
   */
  boolean answer(@Nullable SmtpFault fault, String good) throws IOException {
    if (fault == null) {
      return say(good);
    }
    if (fault.code() == 0) {
      hangUp();
      return false;
    }
    return say(fault.code() + " " + fault.text()) && fault.code() != 421;
  }

  /** Resets the connection. */
  void hangUp() throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
