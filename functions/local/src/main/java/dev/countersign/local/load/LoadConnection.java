package dev.countersign.local.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** A connection that sends one message after the other. */
final class LoadConnection implements Closeable {
  /** Bounds how long a run can hang. */
  private static final int SILENCE_MILLIS = 60_000;

  private Socket socket;
  private InputStream in;
  private OutputStream out;

  LoadConnection(Target target, SSLSocketFactory tls) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), target.port());
    open();
    expect(220, reply());
    command(250, "EHLO load.countersign.example");
    if (target.tls()) {
      command(220, "STARTTLS");
      socket = tls.createSocket(socket, "ingress.countersign.example", target.port(), true);
      open();
      command(250, "EHLO load.countersign.example");
    }
  }

  private void open() throws IOException {
    socket.setSoTimeout(SILENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
  }

  /** Sends a message, whose lines must not begin with a dot, up to the server's 250. */
  void send(String from, List<String> to, byte[] message) throws IOException {
    command(250, "MAIL FROM:<" + from + ">");
    for (String recipient : to) {
      command(250, "RCPT TO:<" + recipient + ">");
    }
    command(354, "DATA");
    out.write(message);
    command(250, ".");
  }

  private void command(int expected, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    expect(expected, reply());
  }

  private String reply() throws IOException {
    String line = line();
    while (line.length() > 3 && line.charAt(3) == '-') {
      line = line();
    }
    return line;
  }

  private static void expect(int code, String reply) throws IOException {
    if (!reply.startsWith(String.valueOf(code))) {
      throw new IOException("The server answered: " + reply);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("The server hung up.");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.US_ASCII).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
