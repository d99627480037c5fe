package dev.countersign.local.faults;

import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.ledger.RecipientOutcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The invariant: at the end each recipient of each message is exactly one of returned, reported and
 * parked, and Exchange saw the same.
 */
final class Verdict {
  private final World world;
  private final Evidence evidence;
  private final Tally tally;
  private final boolean faultless;
  private final List<String> violations;

  Verdict(Workers workers, Tally tally, boolean faultless) {
    this.world = workers.world();
    this.evidence = workers.evidence();
    this.tally = tally;
    this.faultless = faultless;
    this.violations = new ArrayList<>(evidence.violations());
  }

  /** What is wrong; nothing, if the invariant holds. */
  List<String> of(List<Letter> letters) {
    letters.forEach(this::check);
    return violations;
  }

  private void check(Letter letter) {
    tally.add("messages");
    Optional<MessageRecord> found = world.entry(letter.id());
    if (found.isEmpty() || found.get().state() == MessageState.ACCEPTED) {
      violations.add(letter.id() + " was lost: " + found.map(MessageRecord::state));
      return;
    }
    MessageRecord entry = found.get();
    tally.add("messages " + entry.state());
    if (!letter.isOurs()) {
      checkStranger(letter, entry);
    } else if (entry.recipients().isEmpty()) {
      checkWithoutEnvelope(letter, entry);
    } else {
      entry.recipients().forEach(recipient -> check(letter, recipient));
      checkRecipients(letter, entry);
    }
  }

  private void checkStranger(Letter letter, MessageRecord entry) {
    boolean touched = letter.recipients().stream().anyMatch(r -> evidence.delivered(r) > 0);
    if (touched || entry.state() != MessageState.REFUSED) {
      violations.add(letter.id() + " of a stranger became " + entry.state());
    }
  }

  private void checkWithoutEnvelope(Letter letter, MessageRecord entry) {
    tally.add("messages parked without their envelope");
    if (entry.state() != MessageState.PARKED || !world.messages().isKept(letter.id())) {
      violations.add(letter.id() + " was never announced and became " + entry.state());
    }
  }

  private void checkRecipients(Letter letter, MessageRecord entry) {
    List<String> addresses = entry.recipients().stream().map(RecipientOutcome::address).toList();
    if (!addresses.equals(letter.recipients())) {
      violations.add(letter.id() + " has other recipients: " + addresses);
    }
    if (letter.isLooping() && entry.state() != MessageState.PARKED) {
      violations.add(letter.id() + " goes in circles and became " + entry.state());
    }
    if (entry.state() == MessageState.PARKED && !world.messages().isKept(letter.id())) {
      violations.add(letter.id() + " is parked but not kept");
    }
    if (faultless && entry.state() != MessageState.RETURNED) {
      violations.add(letter.id() + " became " + entry.state() + " without a fault");
    }
  }

  private void check(Letter letter, RecipientOutcome recipient) {
    String address = recipient.address();
    int delivered = evidence.delivered(address);
    int reported = evidence.reported(address);
    tally.add("recipients");
    tally.add("recipients " + recipient.outcome());
    if (!isAsRecorded(recipient.outcome(), delivered, reported, evidence.unrecorded(address))) {
      violations.add(
          "%s is %s, was delivered %d and reported %d times"
              .formatted(address, recipient.outcome(), delivered, reported));
    }
    if (letter.mailFrom().isEmpty() && reported > 0) {
      violations.add(address + " was reported to the null sender");
    }
    countWindow(recipient.outcome(), delivered, reported);
  }

  /** Once each, unless a function ended after Exchange's answer and before it was written down. */
  private static boolean isAsRecorded(
      Outcome outcome, int delivered, int reported, int unrecorded) {
    if (delivered + reported > 1 + unrecorded) {
      return false;
    }
    return switch (outcome) {
      case RETURNED -> delivered >= 1 && reported == 0;
      case REPORTED -> reported >= 1 && (delivered == 0 || unrecorded > 0);
      case HELD -> delivered + reported == 0 || unrecorded > 0;
      case PENDING, FAILED -> false;
    };
  }

  private void countWindow(Outcome outcome, int delivered, int reported) {
    if (delivered > 1) {
      tally.add("recipients who got a copy more (same Message-ID)", 1);
    }
    if (reported > 1) {
      tally.add("recipients reported once more (same Message-ID)", 1);
    }
    if (delivered > 0 && outcome != Outcome.RETURNED) {
      tally.add("recipients reported or parked although Exchange had it", 1);
    }
  }
}
