package dev.countersign.onboarding.run;

import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.JsonHandler;
import dev.countersign.core.subscription.SubscriptionIds;
import org.jspecify.annotations.Nullable;

/**
 * A task of the onboarding state machine. Its state has the name of its class; the status shows
 * that name before the work begins.
 *
 * @param <I> the input
 * @param <O> the output
 */
public abstract class OnboardingTask<I extends RunInput, O> extends JsonHandler<I, O> {
  private final StatusStore statuses;

  protected OnboardingTask(Class<I> inputType, StatusStore statuses) {
    super(inputType);
    this.statuses = statuses;
  }

  /** Does the work; doing it a second time must change nothing. */
  protected abstract O work(I input);

  @Override
  public final O handle(I input) {
    requireRun(input.subscriptionId(), input.runId());
    statuses.enter(input.subscriptionId(), input.runId(), getClass().getSimpleName());
    return work(input);
  }

  private static void requireRun(@Nullable String subscriptionId, @Nullable String runId) {
    boolean complete =
        subscriptionId != null
            && SubscriptionIds.isValid(subscriptionId)
            && runId != null
            && !runId.isBlank();
    if (!complete) {
      throw new PermanentFailure(
          "InvalidInput",
          "The execution was started without a valid subscriptionId and runId. Start onboarding"
              + " with Connect to Microsoft 365, not by hand.",
          "subscriptionId or runId is missing or malformed");
    }
  }
}
