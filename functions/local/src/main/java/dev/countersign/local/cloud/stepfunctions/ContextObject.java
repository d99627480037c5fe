package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $$} selects from.
 *
 * <p>Source: AWS Step Functions Developer Guide, "Accessing execution data from the Context
 * object".
 */
final class ContextObject {
  private ContextObject() {}

  static ObjectNode of(Execution execution, Visit visit) {
    StateMachine machine = execution.machine();
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", execution.arn())
        .put("Name", execution.name())
        .put("RoleArn", machine.roleArn())
        .put("StartTime", text(execution.started()))
        .put("RedriveCount", 0)
        .set("Input", execution.input());
    context
        .putObject("State")
        .put("Name", visit.state().name())
        .put("EnteredTime", text(visit.entered()));
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    return context;
  }

  /** The same for one attempt of a task. */
  static ObjectNode of(Execution execution, Visit visit, long retries, @Nullable String token) {
    ObjectNode context = of(execution, visit);
    context.withObject("/State").put("RetryCount", retries);
    if (token != null) {
      context.putObject("Task").put("Token", token);
    }
    return context;
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
