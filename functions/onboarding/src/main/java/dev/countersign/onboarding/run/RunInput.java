package dev.countersign.onboarding.run;

/** What the state machine hands to every task. */
public interface RunInput {
  /** Whose onboarding it is. */
  String subscriptionId();

  /** Which run, and the name of its execution. */
  String runId();
}
