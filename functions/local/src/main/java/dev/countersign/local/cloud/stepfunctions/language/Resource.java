package dev.countersign.local.cloud.stepfunctions.language;

/** What a task calls. */
public sealed interface Resource {
  /** A function, by its ARN; the task's input is its payload and its payload the result. */
  record Function(String arn) implements Resource {}

  /**
   * The Lambda integration; function and payload are in the task's Parameters.
   *
   * @param waitForTaskToken whether the result is what somebody sends with the task token
   */
  record Invoke(boolean waitForTaskToken) implements Resource {}
}
