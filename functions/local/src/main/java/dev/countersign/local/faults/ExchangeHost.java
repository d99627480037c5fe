package dev.countersign.local.faults;

import dev.countersign.local.cloud.http.DaemonThreads;
import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLSocketFactory;

/**
 * The host that messages go back to: real SMTP over TLS with a valid client certificate demanded,
 * and a {@link Temper} that decides what goes wrong.
 */
final class ExchangeHost implements AutoCloseable {
  static final String NAME = "localhost";

  private final SSLSocketFactory client;
  private final SSLSocketFactory expiredClient;
  private final SSLSocketFactory own;
  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("exchange-host"));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Temper temper = Temper.GOOD;

  ExchangeHost(String relayDomain) {
    Clock clock = Clock.systemUTC();
    LocalAuthority authority = new LocalAuthority(clock);
    this.own = authority.sslContext(authority.issue(NAME)).getSocketFactory();
    this.client = authority.sslContext(authority.issue(relayDomain)).getSocketFactory();
    Identity expired =
        authority.issueUntil(clock.instant().minus(Duration.ofHours(1)), relayDomain);
    this.expiredClient = authority.sslContext(expired).getSocketFactory();
    try {
      this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  /** Begins a run: what the one before has left open is closed. */
  void temper(Temper next) {
    temper = next;
    open.forEach(ExchangeHost::close);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Sockets that present the tenant's certificate. */
  SSLSocketFactory client() {
    return client;
  }

  /** Sockets that present one that is over. */
  SSLSocketFactory expiredClient() {
    return expiredClient;
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Temper now = temper;
        threads.execute(() -> converse(socket, now));
      }
    } catch (IOException e) {
      // The listener was closed.
    }
  }

  private void converse(Socket socket, Temper now) {
    open.add(socket);
    try (Conversation conversation = new Conversation(socket, own, now)) {
      conversation.run();
    } catch (IOException e) {
      // The client hung up, or was not let in: both belong to the runs.
    } finally {
      open.remove(socket);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(listener);
    open.forEach(ExchangeHost::close);
    threads.shutdownNow();
  }
}
