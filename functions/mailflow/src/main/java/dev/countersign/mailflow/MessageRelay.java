package dev.countersign.mailflow;

import dev.countersign.core.connection.Broken;
import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.mailflow.RelayQueue.RelayRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings one message nearer to its end: whoever has its lease tries to return it, reports what
 * failed for good, and writes down what became of it.
 */
final class MessageRelay {
  /** A function is stopped after fifteen minutes: then nobody works on the message any more. */
  static final Duration LEASE = Duration.ofMinutes(16);

  /** When to look again at a message that somebody else works on. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(2);

  private final MessageLedger ledger;
  private final MessageReturn returns;
  private final FailureReporter reports;
  private final RelayEnd end;
  private final CircuitBreaker breaker;
  private final Clock clock;

  MessageRelay(
      MessageLedger ledger,
      MessageReturn returns,
      FailureReporter reports,
      RelayEnd end,
      CircuitBreaker breaker,
      Clock clock) {
    this.ledger = ledger;
    this.returns = returns;
    this.reports = reports;
    this.end = end;
    this.breaker = breaker;
    this.clock = clock;
  }

  /**
   * Works on a message, if it is due and nobody else does.
   *
   * @return when to try again; empty if the message has come to its end
   */
  Optional<Duration> relay(RelayRequest request) {
    Optional<Broken> broken = breaker.find(request.subscriptionId());
    Duration wait = broken.map(breaker::untilProbe).orElse(Duration.ZERO);
    if (!wait.isZero() && !isOver(request)) {
      return Optional.of(wait);
    }
    Instant now = clock.instant();
    Lease lease = new Lease(UUID.randomUUID().toString(), now.plus(LEASE));
    return ledger
        .lease(request.messageId(), lease, now)
        .map(entry -> leased(entry, lease, broken))
        .orElseGet(() -> isAtItsEnd(request) ? Optional.empty() : Optional.of(LOOK_AGAIN));
  }

  private Optional<Duration> leased(MessageRecord entry, Lease lease, Optional<Broken> broken) {
    if (CutOff.isHopeless(entry)) {
      return end.finish(settled(new Result(null, CutOff.parked(entry, clock.instant()))), lease);
    }
    if (broken.isPresent() && !breaker.probe(entry.subscriptionId(), broken.get())) {
      return end.finish(new Result(null, RelayEnd.settled(entry, clock.instant())), lease);
    }
    Result result = work(entry, lease);
    if (Outcomes.failed(result.entry().recipients()).isEmpty()) {
      return end.finish(result, lease);
    }
    end.save(result, lease);
    return end.finish(settled(reports.attempt(result.entry())), lease);
  }

  private Result work(MessageRecord entry, Lease lease) {
    Result result = new Result(null, entry);
    boolean again = !Outcomes.pending(entry.recipients()).isEmpty();
    while (again) {
      result = returns.attempt(result.entry(), saved -> end.save(saved, lease));
      again = result.wantsAnother();
      if (again) {
        end.save(result, lease);
      } else {
        // Not before: whom the next transaction may reach is not given up.
        result = settled(result);
      }
    }
    return result;
  }

  private Result settled(Result result) {
    return new Result(result.attempt(), RelayEnd.settled(result.entry(), clock.instant()));
  }

  private boolean isOver(RelayRequest request) {
    return ledger
        .find(request.messageId())
        .filter(entry -> entry.state() == MessageState.ACCEPTED)
        .map(entry -> RetrySchedule.isOver(entry.progress(), clock.instant()))
        .orElse(true);
  }

  private boolean isAtItsEnd(RelayRequest request) {
    return ledger
            .find(request.messageId())
            .orElseThrow(() -> new IllegalStateException("Queued, but not in the ledger."))
            .state()
        != MessageState.ACCEPTED;
  }
}
