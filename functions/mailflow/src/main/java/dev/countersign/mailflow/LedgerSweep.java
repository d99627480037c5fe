package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Queues again what is on its way and overdue: its queue entry was lost, or its function ended. */
final class LedgerSweep {
  /** A lease is over by then, and so is any ordinary delay of the queue. */
  static final Duration OVERDUE = Duration.ofMinutes(20);

  /** Not queued again before this has passed, should it wait in a long queue. */
  static final Duration PATIENCE = Duration.ofHours(1);

  private final MailPorts ports;
  private final Metrics metrics;

  LedgerSweep(MailPorts ports, Metrics metrics) {
    this.ports = ports;
    this.metrics = metrics;
  }

  /** How many were queued. */
  int sweep() {
    Count count = new Count(ports.clock().instant());
    ports.search().forEachOpen(count::add);
    metrics.measure("ParkedMessages", count.parked, "Count");
    metrics.measure("OldestUnreturnedSeconds", count.oldestSeconds, "Seconds");
    return count.queued;
  }

  /** What one sweep has seen so far. */
  private final class Count {
    private final Instant now;
    private final Map<String, Boolean> broken = new HashMap<>();
    private int parked;
    private int queued;
    private long oldestSeconds;

    Count(Instant now) {
      this.now = now;
    }

    void add(MessageRecord entry) {
      if (entry.state() == MessageState.PARKED) {
        parked++;
        return;
      }
      oldestSeconds =
          Math.max(oldestSeconds, Duration.between(entry.receivedAt(), now).toSeconds());
      boolean waits =
          isBroken(entry.subscriptionId()) && !RetrySchedule.isOver(entry.progress(), now);
      if (isOverdue(entry) && !waits) {
        queue(entry);
      }
    }

    private boolean isOverdue(MessageRecord entry) {
      return entry.progress().dueAt().plus(OVERDUE).isBefore(now);
    }

    /** Then its queue entry looks at the circuit only, and writes nothing. */
    private boolean isBroken(String subscriptionId) {
      return broken.computeIfAbsent(subscriptionId, this::countIfBroken);
    }

    /** Again and again: the alarm must not end before the connection works. */
    private boolean countIfBroken(String subscriptionId) {
      boolean isBroken = ports.breakers().find(subscriptionId).isPresent();
      if (isBroken) {
        metrics.count("ConnectionBroken", "STILL");
      }
      return isBroken;
    }

    private void queue(MessageRecord entry) {
      ports.queue().send(new RelayRequest(entry.messageId(), entry.subscriptionId()));
      ports.ledger().due(entry.messageId(), now.plus(PATIENCE));
      metrics.count("QueuedAgain", "OVERDUE");
      queued++;
    }
  }
}
