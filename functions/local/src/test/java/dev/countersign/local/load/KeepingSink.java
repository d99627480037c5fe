package dev.countersign.local.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** Takes messages and keeps them, with their recipients. */
final class KeepingSink implements AutoCloseable {
  private final SMTPServer server;
  private final List<List<String>> recipients = new CopyOnWriteArrayList<>();
  private final List<byte[]> messages = new CopyOnWriteArrayList<>();

  KeepingSink(SSLContext tls) {
    server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .requireTLS()
            .startTlsSocketFactory(tls)
            .insertReceivedHeaders(false)
            .messageHandlerFactory(context -> new Transaction())
            .build();
    server.start();
  }

  int port() {
    return server.getPortAllocated();
  }

  /** Those of each transaction. */
  List<List<String>> recipients() {
    return recipients;
  }

  /** The first one. */
  byte[] message() {
    return messages.get(0);
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Transaction implements MessageHandler {
    private final List<String> to = new ArrayList<>();

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) {
      to.add(recipient);
    }

    @Override
    public @Nullable String data(InputStream data) throws IOException {
      messages.add(data.readAllBytes());
      recipients.add(List.copyOf(to));
      return null;
    }

    @Override
    public void done() {}
  }
}
