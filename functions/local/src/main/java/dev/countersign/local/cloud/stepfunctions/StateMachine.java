package dev.countersign.local.cloud.stepfunctions;

import dev.countersign.local.cloud.stepfunctions.language.Definition;
import java.time.Instant;

/**
 * A state machine of type STANDARD.
 *
 * @param text the definition as it was given
 */
record StateMachine(
    String arn, String name, String roleArn, String text, Definition definition, Instant created) {

  String executionArn(String executionName) {
    return arn.replace(":stateMachine:", ":execution:") + ":" + executionName;
  }

  /** The region in the ARN. */
  String region() {
    return arn.split(":", -1)[3];
  }
}
