package dev.countersign.local.cloud.stepfunctions;

import java.time.Duration;
import java.time.Instant;

/** The time, and actions at a later time. */
public interface Scheduler {
  Instant now();

  /** Runs an action once after a delay. The action does not block. */
  Timer schedule(Duration delay, Runnable action);

  /** The same for waits that nothing but patience depends on: Wait states, and before retries. */
  default Timer pause(Duration delay, Runnable action) {
    return schedule(delay, action);
  }

  /** An action that waits for its time. */
  @FunctionalInterface
  interface Timer {
    /** Has no effect once the action has run. */
    void cancel();
  }
}
