package dev.countersign.onboarding.run;

import dev.countersign.core.lambda.Json;
import dev.countersign.core.run.RunTask.RunInput;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The executions of the onboarding state machine, each named like its run. */
public final class Executions {
  private final SfnClient stepFunctions;
  private final String stateMachineArn;

  public Executions(SfnClient stepFunctions, String stateMachineArn) {
    this.stepFunctions = stepFunctions;
    this.stateMachineArn = stateMachineArn;
  }

  /** The ARN of a run's execution, known before it is started. */
  public String arn(String runId) {
    return stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + runId;
  }

  /** Starts the execution of a run; one that was started before is left as it is. */
  public void start(RunInput run) {
    try {
      stepFunctions.startExecution(
          request ->
              request.stateMachineArn(stateMachineArn).name(run.runId()).input(Json.write(run)));
    } catch (ExecutionAlreadyExistsException e) {
      // It has ended already: its end is in the status, or found out by isAlive.
      return;
    }
  }

  /** Whether the execution of a run goes on; empty if there never was one. */
  public Optional<Boolean> isAlive(String runId) {
    try {
      ExecutionStatus status =
          stepFunctions.describeExecution(request -> request.executionArn(arn(runId))).status();
      return Optional.of(status == ExecutionStatus.RUNNING);
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    }
  }
}
