package dev.countersign.onboarding.device;

import dev.countersign.onboarding.run.RunInput;

/**
 * The input of {@link StartDeviceCode}.
 *
 * @param codes how many codes this run has asked for before; 0 if it is missing
 */
public record StartDeviceCodeInput(String subscriptionId, String runId, int codes)
    implements RunInput {}
