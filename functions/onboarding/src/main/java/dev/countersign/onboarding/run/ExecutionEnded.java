package dev.countersign.onboarding.run;

import org.jspecify.annotations.Nullable;

/**
 * The event {@code Step Functions Execution Status Change}. Source: AWS Step Functions Developer
 * Guide, "Automating Step Functions event delivery with EventBridge".
 */
public record ExecutionEnded(Detail detail) {
  /**
   * @param name of the execution
   * @param status {@code ABORTED}, {@code TIMED_OUT} or {@code FAILED}
   * @param input as JSON; null where it is longer than EventBridge takes, which ours never is
   */
  public record Detail(
      String executionArn,
      String stateMachineArn,
      String name,
      String status,
      @Nullable String input) {}
}
