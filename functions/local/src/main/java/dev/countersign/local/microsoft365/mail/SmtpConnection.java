package dev.countersign.local.microsoft365.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The client's side of one SMTP connection (RFC 5321), with STARTTLS (RFC 3207). */
final class SmtpConnection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;
  private static final int READ_MILLIS = 60_000;

  private final String heloName;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private String extensions = "";

  SmtpConnection(InetSocketAddress address, String heloName) throws IOException {
    this.heloName = heloName;
    this.socket = new Socket();
    socket.connect(address, CONNECT_MILLIS);
    socket.setSoTimeout(READ_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  SmtpReply greeting() throws IOException {
    return read();
  }

  SmtpReply ehlo() throws IOException {
    SmtpReply reply = command("EHLO " + heloName);
    extensions = "\n" + reply.text().toUpperCase(Locale.ROOT) + "\n";
    return reply;
  }

  boolean offers(String extension) {
    return extensions.contains("\n" + extension + "\n")
        || extensions.contains("\n" + extension + " ");
  }

  /** Starts TLS and returns the certificate that the server showed. */
  X509Certificate startTls(SSLContext context, String serverName) throws IOException {
    SSLSocket secured =
        (SSLSocket)
            context.getSocketFactory().createSocket(socket, serverName, socket.getPort(), true);
    socket = secured;
    secured.startHandshake();
    in = new BufferedInputStream(secured.getInputStream());
    out = new BufferedOutputStream(secured.getOutputStream());
    return (X509Certificate) secured.getSession().getPeerCertificates()[0];
  }

  SmtpReply command(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return read();
  }

  /** Sends the bytes after a 354, with dots stuffed (RFC 5321, 4.5.2). */
  SmtpReply content(byte[] message) throws IOException {
    boolean lineStart = true;
    for (byte octet : message) {
      if (lineStart && octet == '.') {
        out.write('.');
      }
      out.write(octet);
      lineStart = octet == '\n';
    }
    out.write((lineStart ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return read();
  }

  private SmtpReply read() throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = line();
      if (line.length() < 3) {
        throw new IOException("not an SMTP reply");
      }
      text.append(text.length() == 0 ? "" : "\n")
          .append(line.substring(Math.min(4, line.length())));
      if (line.length() == 3 || line.charAt(3) != '-') {
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), text.toString());
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
