package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event that EventBridge gets of an execution that begins or ends. Source: AWS Step Functions
 * Developer Guide, "Automating Step Functions event delivery with EventBridge".
 */
final class StatusChange {
  private StatusChange() {}

  static JsonNode of(Execution execution) {
    @Nullable Outcome outcome = execution.outcome();
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", "0")
            .put("id", UUID.randomUUID().toString())
            .put("detail-type", "Step Functions Execution Status Change")
            .put("source", "aws.states")
            .put("account", execution.arn().split(":", -1)[4])
            .put("time", execution.ports().scheduler().now().toString())
            .put("region", execution.machine().region());
    event.putArray("resources").add(execution.arn());
    event.set("detail", detail(execution, outcome));
    return event;
  }

  private static ObjectNode detail(Execution execution, @Nullable Outcome outcome) {
    ObjectNode detail =
        Answers.empty()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.machine().arn())
            .put("name", execution.name())
            .put("status", Answers.status(execution).name())
            .put("startDate", execution.started().toEpochMilli())
            .put("input", execution.input().toString());
    detail.putObject("inputDetails").put("included", true);
    if (outcome != null) {
      detail.put("stopDate", outcome.stopped().toEpochMilli());
      if (outcome.output() != null) {
        detail.put("output", outcome.output().toString());
        detail.putObject("outputDetails").put("included", true);
      }
      if (outcome.error() != null) {
        detail.setAll(Details.error(outcome.error()));
      }
    }
    return detail;
  }
}
