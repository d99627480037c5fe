package dev.countersign.onboarding.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The input of {@link MarkFailed}.
 *
 * @param failure what a {@code Catch} caught
 */
public record MarkFailedInput(String subscriptionId, String runId, @Nullable Caught failure)
    implements RunInput {
  /** The object that Step Functions makes of an error; time-outs have no cause. */
  public record Caught(
      @JsonProperty("Error") @Nullable String error,
      @JsonProperty("Cause") @Nullable String cause) {}
}
