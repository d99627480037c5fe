package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The actions of Step Functions' JSON API (AWS JSON 1.0, {@code X-Amz-Target: AWSStepFunctions.…}).
 *
 * <p>Source: AWS Step Functions API Reference.
 */
public final class StepFunctionsApi {
  private final StepFunctions service;
  private final Map<String, Function<Request, ObjectNode>> actions =
      Map.ofEntries(
          Map.entry("CreateStateMachine", this::createStateMachine),
          Map.entry("DescribeStateMachine", this::describeStateMachine),
          Map.entry("DescribeStateMachineForExecution", this::describeStateMachineForExecution),
          Map.entry("ListStateMachines", this::listStateMachines),
          Map.entry("StartExecution", this::startExecution),
          Map.entry("DescribeExecution", this::describeExecution),
          Map.entry("ListExecutions", this::listExecutions),
          Map.entry("StopExecution", this::stopExecution),
          Map.entry("GetExecutionHistory", this::getExecutionHistory),
          Map.entry("SendTaskSuccess", this::sendTaskSuccess),
          Map.entry("SendTaskFailure", this::sendTaskFailure),
          Map.entry("SendTaskHeartbeat", this::sendTaskHeartbeat));

  public StepFunctionsApi(StepFunctions service) {
    this.service = service;
  }

  /**
   * Answers one request.
   *
   * @param action operation name, for example {@code StartExecution}
   * @throws AwsError as the API reference says; {@code UnknownOperationException} for an action
   *     that is not supported
   */
  public JsonNode handle(String action, JsonNode request) {
    Function<Request, ObjectNode> operation = actions.get(action);
    if (operation == null) {
      throw new AwsError(400, "UnknownOperationException", "No operation " + action + " here");
    }
    return operation.apply(new Request(request));
  }

  private ObjectNode createStateMachine(Request request) {
    if (!request.text("type", "STANDARD").equals("STANDARD")) {
      throw new AwsError(400, "StateMachineTypeNotSupported", "Only STANDARD runs here");
    }
    StateMachine machine =
        service.create(
            request.required("name"), request.required("definition"), request.required("roleArn"));
    return Answers.created(machine);
  }

  private ObjectNode describeStateMachine(Request request) {
    return Answers.stateMachine(service.machine(request.required("stateMachineArn")));
  }

  private ObjectNode describeStateMachineForExecution(Request request) {
    return Answers.stateMachineOf(service.execution(request.required("executionArn")));
  }

  private ObjectNode listStateMachines(Request request) {
    return Page.of(service.machines(), request).answer("stateMachines", Answers::listed);
  }

  private ObjectNode startExecution(Request request) {
    Execution execution =
        service.start(
            request.required("stateMachineArn"), request.text("name"), request.text("input", "{}"));
    return Answers.started(execution);
  }

  private ObjectNode describeExecution(Request request) {
    return Answers.execution(service.execution(request.required("executionArn")));
  }

  private ObjectNode listExecutions(Request request) {
    List<Execution> all = service.executions(service.machine(request.required("stateMachineArn")));
    ExecutionStatus status = request.status("statusFilter");
    List<Execution> wanted = new ArrayList<>(all);
    wanted.removeIf(execution -> status != null && Answers.status(execution) != status);
    return Page.of(wanted, request).answer("executions", Answers::listed);
  }

  private ObjectNode stopExecution(Request request) {
    Execution execution = service.execution(request.required("executionArn"));
    execution.stop(StatesError.of(request.text("error", ""), request.text("cause", "")));
    Outcome outcome = Objects.requireNonNull(execution.outcome());
    return Answers.empty().put("stopDate", Answers.time(outcome.stopped()));
  }

  private ObjectNode getExecutionHistory(Request request) {
    List<HistoryEvent> events =
        new ArrayList<>(service.execution(request.required("executionArn")).events());
    if (request.flag("reverseOrder", false)) {
      Collections.reverse(events);
    }
    boolean withData = request.flag("includeExecutionData", true);
    return Page.of(events, request).answer("events", event -> Answers.event(event, withData));
  }

  private ObjectNode sendTaskSuccess(Request request) {
    String output = request.required("output");
    JsonNode parsed;
    try {
      parsed = Json.read(output);
    } catch (JsonProcessingException e) {
      throw new AwsError(400, "InvalidOutput", "Invalid Output: '" + e.getOriginalMessage() + "'");
    }
    if (!Json.fits(output)) {
      throw new AwsError(400, "ValidationException", "The output is longer than 262144 bytes");
    }
    service.task(request.required("taskToken")).succeedByToken(parsed);
    return Answers.empty();
  }

  private ObjectNode sendTaskFailure(Request request) {
    StatesError error = StatesError.of(request.text("error", ""), request.text("cause", ""));
    service.task(request.required("taskToken")).failByToken(error);
    return Answers.empty();
  }

  private ObjectNode sendTaskHeartbeat(Request request) {
    service.task(request.required("taskToken")).beat();
    return Answers.empty();
  }
}
