package dev.countersign.mailflow.smtp;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Connections that wait for the next message, one for each tenant. */
final class KeptSessions implements Closeable {
  /** Servers hang up after one to five minutes of silence, and NAT gateways forget after six. */
  static final Duration IDLE_LIMIT = Duration.ofSeconds(50);

  /** A function serves many tenants in turn; each connection holds a socket and some buffers. */
  static final int MOST = 16;

  private final Clock clock;
  private final Map<Peer, Kept> sessions = new LinkedHashMap<>();

  KeptSessions(Clock clock) {
    this.clock = clock;
  }

  private record Peer(String host, int port, String ehloName) {
    static Peer of(SmtpRoute route) {
      return new Peer(route.host(), route.port(), route.ehloName());
    }
  }

  private record Kept(SmtpSession session, SSLSocketFactory tls, Instant since) {}

  /** A connection over which the server still answers, no longer kept; null if there is none. */
  @Nullable SmtpSession take(SmtpRoute route) {
    @Nullable Kept kept = remove(Peer.of(route));
    if (kept == null) {
      return null;
    }
    // Other sockets mean another certificate: the tenant's was renewed.
    boolean usable =
        kept.tls() == route.tls()
            && clock.instant().isBefore(kept.since().plus(IDLE_LIMIT))
            && kept.session().isReady();
    if (!usable) {
      kept.session().close();
    }
    return usable ? kept.session() : null;
  }

  void keep(SmtpRoute route, SmtpSession session) {
    List<Kept> superfluous = add(Peer.of(route), new Kept(session, route.tls(), clock.instant()));
    superfluous.forEach(kept -> kept.session().close());
  }

  private synchronized @Nullable Kept remove(Peer peer) {
    return sessions.remove(peer);
  }

  private synchronized List<Kept> add(Peer peer, Kept kept) {
    List<Kept> superfluous = new ArrayList<>();
    @Nullable Kept before = sessions.put(peer, kept);
    if (before != null) {
      superfluous.add(before);
    }
    if (sessions.size() > MOST) {
      superfluous.add(sessions.remove(sessions.keySet().iterator().next()));
    }
    return superfluous;
  }

  private synchronized List<Kept> removeAll() {
    List<Kept> all = List.copyOf(sessions.values());
    sessions.clear();
    return all;
  }

  @Override
  public void close() {
    removeAll().forEach(kept -> kept.session().close());
  }
}
