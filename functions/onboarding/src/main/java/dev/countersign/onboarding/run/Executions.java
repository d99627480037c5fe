package dev.countersign.onboarding.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.lambda.ApiProblem;
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

  /**
   * Starts the execution of a run that was just begun.
   *
   * @param input the same again is the same run, as when somebody clicks twice
   * @throws ApiProblem 409, if somebody else has started it for something else: two requests that
   *     come before an execution is there begin one run
   */
  public void begin(String runId, Object input) {
    if (!isStarted(runId, input) && !isOf(runId, input)) {
      throw new ApiProblem(
          409,
          "AlreadyInProgress",
          "Something else was begun for this connection at the same moment. Nothing was changed by"
              + " this request; read the connection to see what goes on.");
    }
  }

  private boolean isOf(String runId, Object input) {
    String other =
        stepFunctions.describeExecution(request -> request.executionArn(arn(runId))).input();
    try {
      return Json.MAPPER.readTree(other).equals(Json.MAPPER.readTree(Json.write(input)));
    } catch (JsonProcessingException e) {
      return false;
    }
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
    // One that has ended already is no matter: its end is in the status, or found out by isAlive.
    isStarted(name, input);
  }

  private boolean isStarted(String name, Object input) {
    try {
      stepFunctions.startExecution(
          request -> request.stateMachineArn(stateMachineArn).name(name).input(Json.write(input)));
      return true;
    } catch (ExecutionAlreadyExistsException e) {
      return false;
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
