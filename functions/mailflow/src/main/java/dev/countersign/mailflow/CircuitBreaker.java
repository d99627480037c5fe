package dev.countersign.mailflow;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Broken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops sending for a tenant while Exchange refuses whatever we send: the messages wait, and one of
 * them is let through now and then (half-open) to see whether it works again.
 */
final class CircuitBreaker {
  private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

  /** How long a closed circuit is taken for closed: at worst some more messages are refused. */
  static final Duration STALENESS = Duration.ofSeconds(60);

  private final BreakerStore store;
  private final Metrics metrics;
  private final Clock clock;
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

  CircuitBreaker(BreakerStore store, Metrics metrics, Clock clock) {
    this.store = store;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What is known to be broken; empty where messages may be sent. */
  Optional<Broken> find(String subscriptionId) {
    Instant now = clock.instant();
    Instant until = closedUntil.get(subscriptionId);
    if (until != null && now.isBefore(until)) {
      return Optional.empty();
    }
    Optional<Broken> broken = store.find(subscriptionId);
    if (broken.isEmpty()) {
      closedUntil.put(subscriptionId, now.plus(STALENESS));
    }
    return broken;
  }

  /** How long a message has to wait before anyone may try; zero if one may now. */
  Duration untilProbe(Broken broken) {
    Duration wait = Duration.between(clock.instant(), broken.probeAt());
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Lets the caller through if it is time, and nobody else was since {@code broken} was read. */
  boolean probe(String subscriptionId, Broken broken) {
    if (!untilProbe(broken).isZero()) {
      return false;
    }
    int probes = broken.probes() + 1;
    Instant next = clock.instant().plus(RetrySchedule.delayAfter(probes + 1));
    return store.replace(
        subscriptionId, broken, new Broken(broken.since(), broken.code(), probes, next));
  }

  /** Opens the circuit, unless it is open. */
  void open(String subscriptionId, String code) {
    closedUntil.remove(subscriptionId);
    Instant now = clock.instant();
    Broken broken = new Broken(now, code, 0, now.plus(RetrySchedule.delayAfter(1)));
    if (store.replace(subscriptionId, null, broken)) {
      metrics.count("ConnectionBroken", code);
      LOG.error("ALERT: mail of subscription {} cannot be returned: {}.", subscriptionId, code);
    }
  }

  /**
   * Closes the circuit.
   *
   * @return whether it was open
   */
  boolean close(String subscriptionId) {
    boolean wasOpen = store.close(subscriptionId);
    if (wasOpen) {
      LOG.info("Mail of subscription {} can be returned again.", subscriptionId);
    }
    return wasOpen;
  }
}
