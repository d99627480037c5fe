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
  private static final String UNDO = "-undo";

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
    start(run.runId(), run);
  }

  /** Stops the execution of a run; one that has ended is left as it is. */
  public void stop(String runId) {
    stepFunctions.stopExecution(
        request ->
            request
                .executionArn(arn(runId))
                .error("Cancelled")
                .cause("Somebody disconnected while onboarding was in progress."));
  }

  /**
   * Starts the execution that takes back what a run made whose own execution was stopped; one that
   * was started before is left as it is.
   */
  void undo(StoppedRun run) {
    start(run.runId() + UNDO, run);
  }

  /** Starts an execution; one that was started before is left as it is. */
  public void start(String name, Object input) {
    try {
      stepFunctions.startExecution(
          request -> request.stateMachineArn(stateMachineArn).name(name).input(Json.write(input)));
    } catch (ExecutionAlreadyExistsException e) {
      // It has ended already: its end is in the status, or found out by isAlive.
      return;
    }
  }

  /** Whether the execution of a run goes on; empty if there never was one. */
  public Optional<Boolean> isAlive(String runId) {
    return isRunning(arn(runId));
  }

  /** Whether the undoing of a run goes on; empty if there never was one. */
  public Optional<Boolean> isUndoAlive(String runId) {
    return isRunning(arn(runId + UNDO));
  }

  private Optional<Boolean> isRunning(String executionArn) {
    try {
      ExecutionStatus status =
          stepFunctions.describeExecution(request -> request.executionArn(executionArn)).status();
      return Optional.of(status == ExecutionStatus.RUNNING);
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    }
  }
}
