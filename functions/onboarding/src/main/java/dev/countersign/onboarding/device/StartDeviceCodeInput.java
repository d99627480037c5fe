package dev.countersign.onboarding.device;

import dev.countersign.core.run.RunTask;

/**
 * The input of {@link StartDeviceCode}.
 *
 * @param codes how many codes this run has asked for before; 0 if it is missing
 */
public record StartDeviceCodeInput(String subscriptionId, String runId, int codes)
    implements RunTask.Input {}
