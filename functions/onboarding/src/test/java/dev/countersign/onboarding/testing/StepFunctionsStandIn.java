package dev.countersign.onboarding.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

/** Step Functions at the edge of the SDK: remembers what it was told. */
public final class StepFunctionsStandIn implements SfnClient {
  public static final String STATE_MACHINE_ARN =
      "arn:aws:states:eu-central-1:123456789012:stateMachine:countersign-onboarding";
  private static final String EXECUTION_ARN =
      "arn:aws:states:eu-central-1:123456789012:execution:countersign-onboarding:";

  /** Task tokens and outputs, in the order of arrival. */
  public final List<String> answers = new ArrayList<>();

  /** Names and inputs of the executions that were started. */
  public final Map<String, String> started = new HashMap<>();

  /** What the next call throws. */
  public @Nullable SfnException failure;

  /** What happens while somebody asks for an execution. */
  public Runnable beforeDescribing = () -> {};

  /** What happens while somebody answers a task. */
  public Runnable beforeAnswering = () -> {};

  /** What happens while somebody starts an execution. */
  public Runnable beforeStarting = () -> {};

  private final Map<String, ExecutionStatus> statuses = new HashMap<>();

  /** Ends an execution from outside. */
  public void abort(String name) {
    statuses.put(EXECUTION_ARN + name, ExecutionStatus.ABORTED);
  }

  @Override
  public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
    beforeAnswering.run();
    fail();
    answers.add(request.taskToken() + " " + request.output());
    return SendTaskSuccessResponse.builder().build();
  }

  @Override
  public StartExecutionResponse startExecution(StartExecutionRequest request) {
    beforeStarting.run();
    fail();
    if (!STATE_MACHINE_ARN.equals(request.stateMachineArn())) {
      throw new IllegalArgumentException("Unexpected: " + request);
    }
    refuseAnother(request);
    started.put(request.name(), request.input());
    statuses.put(EXECUTION_ARN + request.name(), ExecutionStatus.RUNNING);
    return StartExecutionResponse.builder().executionArn(EXECUTION_ARN + request.name()).build();
  }

  /** The same again is idempotent only while it runs. Source: API reference, StartExecution. */
  private void refuseAnother(StartExecutionRequest request) {
    String input = started.get(request.name());
    if (input != null
        && !(input.equals(request.input())
            && statuses.get(EXECUTION_ARN + request.name()) == ExecutionStatus.RUNNING)) {
      throw ExecutionAlreadyExistsException.builder().statusCode(400).build();
    }
  }

  @Override
  public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
    beforeDescribing.run();
    ExecutionStatus status = statuses.get(request.executionArn());
    if (status == null) {
      throw ExecutionDoesNotExistException.builder().statusCode(400).build();
    }
    String name = request.executionArn().substring(EXECUTION_ARN.length());
    return DescribeExecutionResponse.builder().status(status).input(started.get(name)).build();
  }

  @Override
  public StopExecutionResponse stopExecution(StopExecutionRequest request) {
    if (!statuses.containsKey(request.executionArn())) {
      throw ExecutionDoesNotExistException.builder().statusCode(400).build();
    }
    statuses.put(request.executionArn(), ExecutionStatus.ABORTED);
    return StopExecutionResponse.builder().build();
  }

  private void fail() {
    if (failure != null) {
      SfnException thrown = Objects.requireNonNull(failure);
      failure = null;
      throw thrown;
    }
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
