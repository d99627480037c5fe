package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's Invoke as the resource: Parameters and result are those of the API.
 *
 * <p>Source: AWS Step Functions Developer Guide, "Invoke an AWS Lambda function with Step
 * Functions".
 */
record InvokeIntegration(Execution execution, boolean waitForTaskToken) implements Integration {
  @Override
  public String function(JsonNode parameters) {
    JsonNode name = parameters.path("FunctionName");
    if (!name.isTextual()) {
      throw StatesError.runtime("The FunctionName is not a string");
    }
    return name.textValue();
  }

  @Override
  public JsonNode payload(JsonNode parameters) {
    return parameters.path("Payload");
  }

  @Override
  public JsonNode result(JsonNode payload) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ExecutedVersion", "$LATEST").put("StatusCode", 200).set("Payload", payload);
    return result;
  }

  @Override
  public void scheduled(
      JsonNode parameters, @Nullable Long timeoutSeconds, @Nullable Long heartbeatSeconds) {
    ObjectNode details =
        resource(Details.none())
            .put("region", execution.machine().region())
            .put("parameters", parameters.toString());
    if (timeoutSeconds != null) {
      details.put("timeoutInSeconds", timeoutSeconds);
    }
    if (heartbeatSeconds != null) {
      details.put("heartbeatInSeconds", heartbeatSeconds);
    }
    execution.record(HistoryEventType.TASK_SCHEDULED, details);
  }

  @Override
  public void started() {
    execution.record(HistoryEventType.TASK_STARTED, resource(Details.none()));
  }

  @Override
  public void submitted(JsonNode result) {
    execution.record(HistoryEventType.TASK_SUBMITTED, resource(Details.output(result)));
  }

  @Override
  public void succeeded(JsonNode result) {
    execution.record(HistoryEventType.TASK_SUCCEEDED, resource(Details.output(result)));
  }

  @Override
  public void failed(StatesError error) {
    execution.record(
        error.isTimeout() ? HistoryEventType.TASK_TIMED_OUT : HistoryEventType.TASK_FAILED,
        resource(Details.error(error)));
  }

  private ObjectNode resource(ObjectNode details) {
    return details
        .put("resourceType", "lambda")
        .put("resource", waitForTaskToken ? "invoke.waitForTaskToken" : "invoke");
  }
}
