package dev.countersign.onboarding.run;

/** The input of tasks that need to know no more than the run they belong to. */
public record OnboardingRun(String subscriptionId, String runId) implements RunInput {}
