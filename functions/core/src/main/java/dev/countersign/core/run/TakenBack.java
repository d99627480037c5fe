package dev.countersign.core.run;

import java.time.Instant;

/**
 * What became of an entry of the journal.
 *
 * @param at when
 */
public record TakenBack(Created.Kind kind, String identity, Outcome outcome, Instant at) {
  /** What had to be done. */
  public enum Outcome {
    /** It was there and was removed. */
    REMOVED,
    /** It was changed and is again as it was before. */
    PUT_BACK,
    /** Somebody else had removed it, or what has its name now is not ours. */
    ALREADY_GONE
  }
}
