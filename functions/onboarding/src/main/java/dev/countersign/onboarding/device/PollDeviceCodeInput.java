package dev.countersign.onboarding.device;

import dev.countersign.onboarding.run.RunInput;

/**
 * The input of {@link PollDeviceCode}.
 *
 * @param intervalSeconds waited before this poll
 */
public record PollDeviceCodeInput(String subscriptionId, String runId, int intervalSeconds)
    implements RunInput {}
