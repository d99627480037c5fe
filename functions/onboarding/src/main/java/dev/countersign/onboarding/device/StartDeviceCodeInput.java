package dev.countersign.onboarding.device;

import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.run.FailureReasons;
import dev.countersign.onboarding.run.MarkFailedInput.Caught;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link StartDeviceCode}.
 *
 * @param codes how many codes this run has asked for before; 0 if it is missing
 * @param refused what came of the code before; empty with the first one
 */
public record StartDeviceCodeInput(
    String subscriptionId, String runId, int codes, @Nullable Caught refused)
    implements RunTask.Input {

  @Nullable LastTry lastTry() {
    return FailureReasons.ours(refused, "PollDeviceCode")
        .map(reason -> new LastTry(reason.code(), reason.message()))
        .orElse(null);
  }
}
