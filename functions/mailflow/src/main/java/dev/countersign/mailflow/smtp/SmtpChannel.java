package dev.countersign.mailflow.smtp;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands out, replies in; first in clear, then over TLS (RFC 3207). */
final class SmtpChannel implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpChannel.class);
  private static final int BUFFER = 32 * 1024;

  /** RFC 5321 asks for two at least; each may take as long as a connection may take. */
  private static final int MOST_ADDRESSES = 3;

  /** They are there already, or will never be. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final SmtpRoute route;
  private final WriteLimit limit;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  private SmtpChannel(SmtpRoute route, Socket socket, WriteLimit limit) throws IOException {
    this.route = route;
    this.limit = limit;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = buffered(socket.getOutputStream());
  }

  static SmtpChannel connect(SmtpRoute route, SmtpTimeouts timeouts) throws IOException {
    return connect(List.of(InetAddress.getAllByName(route.host())), route, timeouts);
  }

  /** To the first of the host's addresses that answers (RFC 5321, section 5.1). */
  static SmtpChannel connect(List<InetAddress> addresses, SmtpRoute route, SmtpTimeouts timeouts)
      throws IOException {
    int last = Math.min(addresses.size(), MOST_ADDRESSES) - 1;
    for (InetAddress address : addresses.subList(0, last)) {
      try {
        return connect(address, route, timeouts);
      } catch (IOException e) {
        LOG.info("One address of the server does not answer: {}", e.getClass().getSimpleName());
      }
    }
    return connect(addresses.get(last), route, timeouts);
  }

  private static SmtpChannel connect(InetAddress address, SmtpRoute route, SmtpTimeouts timeouts)
      throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address, route.port()), millis(timeouts.connect()));
      socket.setSoTimeout(millis(timeouts.reply()));
      // Whole groups and messages are written at once: their ends need not wait for an ACK.
      socket.setTcpNoDelay(true);
      return new SmtpChannel(route, socket, new WriteLimit(socket, timeouts.write()));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a command and waits for its reply. */
  SmtpReply command(String line) throws IOException {
    write(line);
    return readReply();
  }

  /** Puts a command into the buffer; it leaves when a reply is waited for, if not before. */
  void write(String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  SmtpReply readReply() throws IOException {
    out.flush();
    return new ReplyReader(in).read();
  }

  /** Waits for this reply as long as said, and for later ones as before. */
  SmtpReply readReply(Duration timeout) throws IOException {
    int usual = socket.getSoTimeout();
    socket.setSoTimeout(millis(timeout));
    SmtpReply reply = readReply();
    socket.setSoTimeout(usual);
    return reply;
  }

  void flush() throws IOException {
    out.flush();
  }

  /**
   * What the server said before it hung up; empty unless nothing can be written any more. Whether a
   * reply is still there is the operating system's business: Linux keeps what came before the
   * connection was reset. The channel is closed then.
   */
  Optional<SmtpReply> lastWords() {
    if (!limit.hasFailed()) {
      return Optional.empty();
    }
    Socket broken = socket;
    try (broken) {
      broken.setSoTimeout(millis(LAST_WORDS));
      return Optional.of(new ReplyReader(in).read());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  OutputStream out() {
    return out;
  }

  /** Goes on over TLS; the server's certificate must be for the name that was asked for. */
  void startTls() throws IOException {
    if (in.available() > 0) {
      // Injected in clear, to be taken for an answer given under TLS.
      throw new SmtpProtocolException("The server said more after its answer to STARTTLS.");
    }
    SSLSocket tls = (SSLSocket) route.tls().createSocket(socket, route.host(), route.port(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    in = new BufferedInputStream(tls.getInputStream());
    out = buffered(tls.getOutputStream());
  }

  private OutputStream buffered(OutputStream stream) {
    return new BufferedOutputStream(limit.around(stream), BUFFER);
  }

  @Override
  public void close() throws IOException {
    // Over TLS, this writes a farewell.
    limit.within(socket::close);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
