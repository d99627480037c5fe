package dev.countersign.mailflow;

import dev.countersign.core.ledger.DeliveryAttempt;
import dev.countersign.core.ledger.MessageRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * Messages on which functions are cut off, time after time: out of memory, in an endless loop, or
 * with a server that is slower than Lambda is patient. Nobody is left to write down a failure, so
 * those are counted who began.
 */
final class CutOff {
  /** Once may be an accident. From queue and sweep a message comes every hour or so. */
  static final int UNSIGNED_AFTER = 3;

  /** Then the signature is not to blame. */
  static final int PARKED_AFTER = 6;

  private CutOff() {}

  /** Whether the message had better go back without a signature. */
  static boolean goesUnsigned(MessageRecord leased) {
    return times(leased) >= UNSIGNED_AFTER;
  }

  /** Whether nobody should try again before somebody has looked. */
  static boolean isHopeless(MessageRecord leased) {
    return times(leased) >= PARKED_AFTER;
  }

  /** The entry of such a message: whom it did not get to is held. */
  static MessageRecord parked(MessageRecord hopeless, Instant now) {
    return hopeless.with(
        hopeless.state(),
        Outcomes.held(Outcomes.givenUp(hopeless.recipients())),
        hopeless
            .progress()
            .with(new DeliveryAttempt(now, Duration.ZERO, Duration.ZERO, "NEVER_ENDED")));
  }

  private static int times(MessageRecord leased) {
    // Whoever has the lease now has not been cut off.
    return leased.progress().begun() - 1;
  }
}
