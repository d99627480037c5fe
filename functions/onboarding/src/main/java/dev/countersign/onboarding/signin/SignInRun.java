package dev.countersign.onboarding.signin;

/** The run that somebody signs in for. */
record SignInRun(String subscriptionId, String runId) {}
