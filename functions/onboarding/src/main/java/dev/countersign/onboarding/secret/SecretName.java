package dev.countersign.onboarding.secret;

/**
 * Which secret.
 *
 * @param runId it ends with this run
 * @param kind one word, for example {@code DeviceCode}; where a run has several of a kind, followed
 *     by {@code #} and what tells them apart
 */
public record SecretName(String subscriptionId, String runId, String kind) {}
