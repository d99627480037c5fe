package dev.countersign.local.cloud.ingress;

import dev.countersign.local.cloud.http.DaemonThreads;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An OPEN ingress endpoint of SES Mail Manager: port 25 for the world, STARTTLS demanded, any
 * recipient taken. Its limits are Mail Manager's.
 */
public final class IngressEndpoint implements AutoCloseable {
  /** Recipients a message; Exchange sends the rest in another transaction after the 452. */
  static final int RECIPIENTS_LIMIT = 100;

  private final SMTPServer server;

  /**
   * Listens from now on.
   *
   * @param port 0 for any free one
   * @param tls shows the certificate of {@code hostName}
   * @param maximumMessageSize bytes
   */
  public IngressEndpoint(
      String hostName, int port, SSLContext tls, int maximumMessageSize, RuleSet rules) {
    server =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName(hostName)
            .softwareName("")
            .startTlsSocketFactory(tls)
            .requireTLS()
            .insertReceivedHeaders(false)
            .maxMessageSize(maximumMessageSize)
            .maxRecipients(RECIPIENTS_LIMIT)
            .executorService(Executors.newCachedThreadPool(DaemonThreads.named("ingress")))
            .messageHandlerFactory(
                context -> new IngressTransaction(context, maximumMessageSize, rules))
            .build();
    server.start();
  }

  public int port() {
    return server.getPortAllocated();
  }

  @Override
  public void close() {
    server.stop();
  }
}
