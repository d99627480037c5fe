package dev.countersign.local.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** Takes all messages, notes when each came, and forgets them. */
final class Sink implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("(?i)message-id: *<load-(\\d+)@.*");

  /** As long as there are sessions, Postfix keeps some open. */
  private static final int MOST_CONNECTIONS = 500;

  private final SMTPServer server;
  private volatile @Nullable Arrivals arrivals;

  /**
   * @param tls offered, not demanded: Postfix sends in clear, which is in its favour
   */
  Sink(SSLContext tls) {
    server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .enableTLS(true)
            .startTlsSocketFactory(tls)
            .maxConnections(MOST_CONNECTIONS)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(Handler::new)
            .build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Begins a run. */
  void note(Arrivals next) {
    arrivals = next;
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    Handler(MessageContext context) {}

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) {}

    @Override
    public @Nullable String data(InputStream data) throws IOException {
      BufferedReader header =
          new BufferedReader(new InputStreamReader(data, StandardCharsets.ISO_8859_1));
      int number = number(header);
      header.transferTo(Writer.nullWriter());
      Arrivals now = arrivals;
      if (now != null && number >= 0) {
        now.arrived(number);
      }
      return null;
    }

    private int number(BufferedReader header) throws IOException {
      for (String line = header.readLine();
          line != null && !line.isEmpty();
          line = header.readLine()) {
        Matcher matcher = NUMBER.matcher(line);
        if (matcher.matches()) {
          return Integer.parseInt(matcher.group(1));
        }
      }
      return -1;
    }

    @Override
    public void done() {}
  }
}
