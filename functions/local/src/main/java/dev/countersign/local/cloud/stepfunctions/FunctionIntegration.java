package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.stepfunctions.data.StatesError;
import org.jspecify.annotations.Nullable;

/** A function's ARN as the resource: the payloads are the input and the result. */
record FunctionIntegration(Execution execution, String arn) implements Integration {
  @Override
  public String function(JsonNode parameters) {
    return arn;
  }

  @Override
  public JsonNode payload(JsonNode parameters) {
    return parameters;
  }

  @Override
  public JsonNode result(JsonNode payload) {
    return payload;
  }

  @Override
  public void scheduled(
      JsonNode parameters, @Nullable Long timeoutSeconds, @Nullable Long heartbeatSeconds) {
    ObjectNode details = Details.input(parameters).put("resource", arn);
    if (timeoutSeconds != null) {
      details.put("timeoutInSeconds", timeoutSeconds);
    }
    execution.record(HistoryEventType.LAMBDA_FUNCTION_SCHEDULED, details);
  }

  @Override
  public void started() {
    execution.record(HistoryEventType.LAMBDA_FUNCTION_STARTED, Details.none());
  }

  @Override
  public void submitted(JsonNode result) {
    throw new IllegalStateException("A function's ARN does not wait for a token");
  }

  @Override
  public void succeeded(JsonNode result) {
    execution.record(HistoryEventType.LAMBDA_FUNCTION_SUCCEEDED, Details.output(result));
  }

  @Override
  public void failed(StatesError error) {
    execution.record(
        error.isTimeout()
            ? HistoryEventType.LAMBDA_FUNCTION_TIMED_OUT
            : HistoryEventType.LAMBDA_FUNCTION_FAILED,
        Details.error(error));
  }
}
