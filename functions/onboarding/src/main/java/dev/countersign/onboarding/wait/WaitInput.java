package dev.countersign.onboarding.wait;

import dev.countersign.core.run.RunTask;

/**
 * The input of a state that waits.
 *
 * @param taskToken with which Step Functions wants the answer
 */
public record WaitInput(String subscriptionId, String runId, String taskToken)
    implements RunTask.Input {
  /** Without the token: who has it can answer. */
  @Override
  public String toString() {
    return "WaitInput[subscriptionId=" + subscriptionId + ", runId=" + runId + "]";
  }
}
