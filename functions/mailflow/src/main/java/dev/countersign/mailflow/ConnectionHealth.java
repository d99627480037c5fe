package dev.countersign.mailflow;

import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from each attempt whether mail can be returned to a tenant at all. */
final class ConnectionHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionHealth.class);

  /** How often a function that is warm writes down that mail comes back. */
  static final Duration NOTE_EVERY = Duration.ofMinutes(10);

  /** Woken at once when a circuit closes; the others come by themselves within an hour. */
  static final int MOST_RESUMED = 500;

  private final CircuitBreaker breaker;
  private final ReturnStore returns;
  private final MessageSearch search;
  private final RelayQueue queue;
  private final Clock clock;
  private final Map<String, Instant> notedAt = new ConcurrentHashMap<>();

  ConnectionHealth(
      CircuitBreaker breaker,
      ReturnStore returns,
      MessageSearch search,
      RelayQueue queue,
      Clock clock) {
    this.breaker = breaker;
    this.returns = returns;
    this.search = search;
    this.queue = queue;
    this.clock = clock;
  }

  /** Never fails: whatever happens here, the outcome of the attempt is written down already. */
  void note(Result result) {
    Attempt attempt = result.attempt();
    if (attempt != null) {
      note(attempt, result.entry());
    }
  }

  private void note(Attempt attempt, MessageRecord entry) {
    String subscriptionId = entry.subscriptionId();
    try {
      if (attempt.wasTaken()) {
        works(subscriptionId);
        // A test message says nothing about whether the rules route mail to us.
        if (!Outcomes.isProbe(subscriptionId, entry.recipients())) {
          noteReturn(subscriptionId);
        }
      } else {
        attempt.tenantProblem().ifPresent(code -> breaker.open(subscriptionId, code));
      }
    } catch (RuntimeException e) {
      LOG.warn("Subscription {}: {}", subscriptionId, Logs.of(e));
    }
  }

  private void works(String subscriptionId) {
    if (breaker.find(subscriptionId).isPresent() && breaker.close(subscriptionId)) {
      resume(subscriptionId);
    }
  }

  private void noteReturn(String subscriptionId) {
    Instant now = clock.instant();
    Instant noted = notedAt.get(subscriptionId);
    if (noted == null || !now.isBefore(noted.plus(NOTE_EVERY))) {
      returns.note(subscriptionId, now);
      notedAt.put(subscriptionId, now);
    }
  }

  private void resume(String subscriptionId) {
    for (MessageRecord waiting : search.open(subscriptionId, MessageState.ACCEPTED, MOST_RESUMED)) {
      queue.send(new RelayRequest(waiting.messageId(), subscriptionId));
    }
  }
}
