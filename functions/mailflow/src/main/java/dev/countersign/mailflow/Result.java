package dev.countersign.mailflow;

import dev.countersign.core.ledger.MessageRecord;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param attempt null, if none was made
 * @param entry of the ledger after it
 */
record Result(@Nullable Attempt attempt, MessageRecord entry) {
  /** Whether another transaction at once would get further. */
  boolean wantsAnother() {
    return attempt != null
        && attempt.wantsAnother()
        && !Outcomes.pending(entry.recipients()).isEmpty();
  }
}
