package dev.countersign.onboarding.run;

import dev.countersign.onboarding.run.MarkFailedInput.Caught;

/**
 * The input of the execution that takes back what a stopped run made.
 *
 * @param failure as a {@code Catch} would have caught it
 * @param settleSeconds to wait first: a function that was running when the execution was stopped
 *     runs on until its own time-out, and may still make something
 */
record StoppedRun(String subscriptionId, String runId, Caught failure, int settleSeconds) {
  static final String TEXT =
      "The execution was stopped from outside or timed out. What this run had set up was taken"
          + " back. Connect again.";

  /** The longest time-out of a task's function is 90 seconds. */
  private static final int SETTLE_SECONDS = 100;

  static StoppedRun of(String subscriptionId, String runId) {
    return new StoppedRun(
        subscriptionId,
        runId,
        new Caught("ExecutionStopped", "ExecutionStopped: " + TEXT),
        SETTLE_SECONDS);
  }
}
