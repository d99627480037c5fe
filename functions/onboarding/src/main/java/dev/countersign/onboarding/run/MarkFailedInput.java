package dev.countersign.onboarding.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.countersign.core.run.RunTask;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link MarkFailed}.
 *
 * @param failure what a {@code Catch} caught
 * @param compensationFailure what was caught when taking back what the run had made; null if all of
 *     it was taken back
 */
public record MarkFailedInput(
    String subscriptionId,
    String runId,
    @Nullable Caught failure,
    @Nullable Caught compensationFailure)
    implements RunTask.Input {
  /** The object that Step Functions makes of an error; time-outs have no cause. */
  public record Caught(
      @JsonProperty("Error") @Nullable String error,
      @JsonProperty("Cause") @Nullable String cause) {}
}
