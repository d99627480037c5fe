package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.Json;
import java.util.ArrayList;
import java.util.List;

/** Step Functions in virtual time, used through its API. */
public final class Bench {
  public static final String ROLE = "arn:aws:iam::123456789012:role/states";
  private static final String FUNCTION = "arn:aws:lambda:eu-central-1:123456789012:function:";

  private final VirtualTime time = new VirtualTime();
  private final StepFunctions service;
  private final StepFunctionsApi api;

  public Bench(LambdaInvoker functions) {
    service = new StepFunctions(time, time, functions, "eu-central-1", "123456789012");
    api = new StepFunctionsApi(service);
  }

  /** The ARN that {@code ${Name}} stands for in the machines of tests. */
  public static String arn(String function) {
    return FUNCTION + function;
  }

  /** Single quotes make JSON readable in Java; {@code ${X}} becomes a function's ARN. */
  public static String machine(String definition) {
    return definition.replaceAll("\\$\\{(\\w+)}", FUNCTION + "$1");
  }

  public VirtualTime time() {
    return time;
  }

  public JsonNode call(String action, String... fields) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < fields.length; i += 2) {
      request.put(fields[i], fields[i + 1]);
    }
    return api.handle(action, request);
  }

  StepFunctions service() {
    return service;
  }

  public StepFunctionsApi api() {
    return api;
  }

  public String create(String definition) {
    return call(
            "CreateStateMachine",
            "name",
            "sample",
            "definition",
            machine(definition),
            "roleArn",
            ROLE)
        .path("stateMachineArn")
        .asText();
  }

  /** Starts an execution and does what is to be done without waiting. */
  public Run start(String definition, String input) {
    JsonNode started =
        call(
            "StartExecution", "stateMachineArn", create(definition), "name", "run", "input", input);
    time.settle();
    return new Run(started.path("executionArn").asText());
  }

  /** Starts an execution and lets time pass until it has nothing to wait for. */
  public Run run(String definition, String input) {
    Run run = start(definition, input);
    time.runToTheEnd();
    return run;
  }

  /** One execution, as the API shows it. */
  public final class Run {
    private final String arn;

    private Run(String arn) {
      this.arn = arn;
    }

    public String arn() {
      return arn;
    }

    public JsonNode describe() {
      return call("DescribeExecution", "executionArn", arn);
    }

    public String status() {
      return describe().path("status").asText();
    }

    public String error() {
      return describe().path("error").asText();
    }

    public String cause() {
      return describe().path("cause").asText();
    }

    public JsonNode output() {
      return json(describe().path("output").asText());
    }

    public List<JsonNode> events() {
      ObjectNode request =
          JsonNodeFactory.instance.objectNode().put("executionArn", arn).put("maxResults", 1000);
      List<JsonNode> events = new ArrayList<>();
      api.handle("GetExecutionHistory", request).path("events").forEach(events::add);
      return events;
    }

    public List<String> eventTypes() {
      return events().stream().map(event -> event.path("type").asText()).toList();
    }

    /** The names of the states that were entered. */
    public List<String> path() {
      return events().stream()
          .filter(event -> event.has("stateEnteredEventDetails"))
          .map(event -> event.at("/stateEnteredEventDetails/name").asText())
          .toList();
    }
  }

  public static JsonNode json(String text) {
    try {
      return Json.read(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
