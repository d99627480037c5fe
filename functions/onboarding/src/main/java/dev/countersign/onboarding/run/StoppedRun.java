package dev.countersign.onboarding.run;

import dev.countersign.onboarding.run.MarkFailedInput.Caught;
import org.jspecify.annotations.Nullable;

/**
 * The input of the execution that takes back what a stopped run made.
 *
 * @param failure as a {@code Catch} would have caught it
 * @param settleSeconds to wait first: a function that was running when the execution was stopped
 *     runs on until its own time-out, and may still make something
 */
record StoppedRun(String subscriptionId, String runId, Caught failure, int settleSeconds) {
  static final String TEXT =
      "The run was stopped, or took longer than it may. What it had set up was taken"
          + " back. Connect again.";

  /**
   * Of all functions but one the longest time-out is 90 seconds, see template.yaml; a test
   * compares.
   */
  private static final int SETTLE_SECONDS = 100;

  /** Its time-out is 300 seconds; what it wrote after people were deleted would stay. */
  private static final String LONG = "SynchronizeDirectory";

  private static final int SETTLE_LONG_SECONDS = 310;

  /**
   * @param step that the run was in
   */
  static StoppedRun of(String subscriptionId, String runId, @Nullable String step) {
    return new StoppedRun(
        subscriptionId,
        runId,
        new Caught("ExecutionStopped", "ExecutionStopped: " + TEXT),
        LONG.equals(step) ? SETTLE_LONG_SECONDS : SETTLE_SECONDS);
  }
}
