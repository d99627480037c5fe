package dev.countersign.onboarding.run;

import dev.countersign.core.failure.Failures;
import dev.countersign.core.failure.TemporaryFailure;

/**
 * A run has ended well, and what it leaves behind could not be cleared away. The state machine
 * names this class: it tries again, and takes nothing back.
 */
public final class NotCleared extends TemporaryFailure {
  NotCleared(RuntimeException reason) {
    super(
        "NotCleared",
        "Microsoft 365 is connected. What the run needed could not be deleted yet; it is tried"
            + " again, and expires within eight days in any case. Nothing has to be done.",
        Failures.of(reason).detail());
  }
}
