package dev.countersign.mailflow;

import dev.countersign.core.ledger.Lease;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what became of a message, and what that says about its tenant's connection. */
final class RelayEnd {
  private final MessageLedger ledger;
  private final MessageStore messages;
  private final ConnectionHealth health;
  private final Metrics metrics;
  private final Clock clock;

  RelayEnd(
      MessageLedger ledger,
      MessageStore messages,
      ConnectionHealth health,
      Metrics metrics,
      Clock clock) {
    this.ledger = ledger;
    this.messages = messages;
    this.health = health;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** The entry with what time, or the lack of a sender, decides. */
  static MessageRecord settled(MessageRecord entry, Instant now) {
    List<RecipientOutcome> outcomes = entry.recipients();
    if (RetrySchedule.isOver(entry.progress(), now)) {
      outcomes = Outcomes.givenUp(outcomes);
    }
    if (Outcomes.isProbe(entry.subscriptionId(), outcomes)) {
      return entry.with(entry.state(), Outcomes.told(outcomes), entry.progress());
    }
    // To the null sender nothing is reported (RFC 5321, section 6.1).
    if (entry.mailFrom().isEmpty() || RetrySchedule.isReportOver(entry.progress(), now)) {
      outcomes = Outcomes.held(outcomes);
    }
    return entry.with(entry.state(), outcomes, entry.progress());
  }

  /** Saves what is not to be done twice, before anything else is done. */
  void save(Result result, Lease lease) {
    save(result.entry(), lease);
    health.note(result);
  }

  /**
   * Saves where the message is and gives the lease back.
   *
   * @return when to try again; empty if it is at its end
   */
  Optional<Duration> finish(Result result, Lease lease) {
    MessageRecord entry = result.entry();
    MessageState state = Outcomes.state(entry.recipients());
    if (state == MessageState.PARKED) {
      save(entry, lease);
      messages.keep(entry.messageId());
    }
    Duration again = RetrySchedule.delayAfter(entry.attempts());
    Instant now = clock.instant();
    boolean open = state == MessageState.ACCEPTED;
    Progress rest = entry.progress().atRest();
    MessageRecord last =
        entry.with(state, entry.recipients(), open ? rest.due(now.plus(again)) : rest.ended(now));
    if (!ledger.finish(last, lease)) {
      throw new IllegalStateException("Somebody else works on the message.");
    }
    health.note(result);
    Outcomes.count(last, metrics);
    return open ? Optional.of(again) : Optional.empty();
  }

  /** Saves outcomes alone. */
  void save(MessageRecord entry, Lease lease) {
    if (!ledger.save(entry, lease)) {
      throw new IllegalStateException("Somebody else works on the message.");
    }
  }
}
