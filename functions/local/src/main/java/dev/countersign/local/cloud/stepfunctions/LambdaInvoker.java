package dev.countersign.local.cloud.stepfunctions;

/** Calls functions for tasks. */
@FunctionalInterface
public interface LambdaInvoker {
  /**
   * Runs a function and waits for its end.
   *
   * @param functionArnOrName as the state machine has it, with a qualifier if it names one
   * @param payload JSON
   * @throws dev.countersign.local.cloud.aws.AwsError if Lambda itself refuses, for example {@code
   *     ResourceNotFoundException}
   */
  LambdaResult invoke(String functionArnOrName, byte[] payload);
}
